/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import static io.xonce.it.lab.Broker.bytes;
import static io.xonce.it.lab.Broker.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken and hostile messages: a numbered error, a rollback, and in the end the dead-letter queue;
 * never processed unprotected, never lost, and the consumer goes on.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HostileMessageIT {

  private static final int DELIVERIES = 4;

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();

  /** Not on the server: unpacking it there would fail loudly, and must not even be tried. */
  private record Gadget(String payload) implements Serializable {}

  /** The ejb-jar holds one message-driven bean, no beans.xml, and nothing else. */
  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("hostile", Archives.beans(BodyBean.class));
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("no body", "XONCE00081: ", text("")),
        Arguments.of("no JSON", "XONCE00081: ", text("paymentId=1")),
        Arguments.of("broken JSON", "XONCE00081: ", text("{\"payment\":\"p-1\"")),
        Arguments.of("name twice", "XONCE00081: ", text("{\"payment\":\"a\",\"payment\":\"b\"}")),
        Arguments.of("nested deep", "XONCE00081: ", text("[".repeat(100_000))),
        Arguments.of("no key", "XONCE00080: ", text("{\"other\":\"p-1\"}")),
        Arguments.of("null key", "XONCE00080: ", text("{\"payment\":null}")),
        Arguments.of("blank key", "XONCE00080: ", text("{\"payment\":\" \"}")),
        Arguments.of("invisible key", "XONCE00080: ", text("{\"payment\":\"\u200B\u00A0\"}")),
        Arguments.of("text behind it", "XONCE00081: ", text("{\"payment\":\"a\"}{}")),
        Arguments.of("key of wrong type", "XONCE00084: ", text("{\"payment\":{\"a\":1}}")),
        Arguments.of(
            "5 MB body",
            "XONCE00083: ",
            text("{\"payment\":\"p\",\"fill\":\"" + "x".repeat(5 << 20) + "\"}")),
        Arguments.of(
            "bytes that are no UTF-8", "XONCE00081: ", bytes(new byte[] {'{', (byte) 0xFF})),
        Arguments.of(
            "map", "XONCE00080: ", (Function<JMSContext, Message>) JMSContext::createMapMessage),
        Arguments.of(
            "stream",
            "XONCE00080: ",
            (Function<JMSContext, Message>) JMSContext::createStreamMessage),
        Arguments.of(
            "nothing", "XONCE00082: ", (Function<JMSContext, Message>) JMSContext::createMessage),
        Arguments.of(
            "object",
            "XONCE00082: ",
            (Function<JMSContext, Message>)
                context -> context.createObjectMessage(new Gadget("x"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void brokenMessage_endsInTheDeadLetterQueue(
      String name, String id, Function<JMSContext, Message> type) {
    ServerLog log = Lab.get().serverLog();
    String marker = "hostile-" + UUID.randomUUID();
    String messageId =
        broker.send("body", type, message -> message.setStringProperty("payment", marker));
    await().until(() -> broker.deadLetters(messageId) == 1);
    assertThat(log.count(id + "Message " + messageId))
        .as("numbered refusals of %s, one for each delivery", name)
        .isEqualTo(DELIVERIES);
    assertThat(log.stackFrames()).as("stack traces of %s", name).isZero();
    assertThat(log.lines())
        .as("with those of the broker and its resource adapter")
        .hasSizeLessThanOrEqualTo(4 * DELIVERIES);
    assertThat(log.count("Gadget")).isZero();
    assertThat(database.effects("body", marker)).isZero();
  }

  @Test
  void goodBytesAndText_areOneKey() {
    String payment = "p-" + UUID.randomUUID();
    String body = "{\"payment\":\"" + payment + "\"}";
    ServerLog log = Lab.get().serverLog();
    broker.send("body", text(body), message -> message.setStringProperty("payment", payment));
    await().until(() -> database.effects("body", payment) == 1);
    String again =
        broker.send(
            "body",
            bytes(body.getBytes(StandardCharsets.UTF_8)),
            message -> message.setStringProperty("payment", payment));
    await()
        .until(
            () ->
                log.lines().stream()
                    .anyMatch(
                        line ->
                            line.contains("claim DUPLICATE")
                                && line.contains("message=" + again + " ")));
    assertThat(database.effects("body", payment)).isEqualTo(1);
  }
}
