/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Artemis.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** By the server's own resource adapter. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ArtemisIT extends ArtemisContract {

  private static final String[] BEAN = {
    "deployment",
    "artemis.ear",
    "subdeployment",
    "beans.jar",
    "subsystem",
    "ejb3",
    "message-driven-bean",
    ArtemisBean.class.getSimpleName()
  };

  ArtemisIT() {
    super("artemis");
  }

  @ParameterizedTest
  @EnumSource(names = {"AMQP_WITHOUT_ID", "RHEA", "STOMP_BYTES", "STOMP_TEXT", "MQTT"})
  void messageWithoutAnId_isMovedAwayAtOnceUnderTheDefaultKey(Client client) throws Exception {
    int before = withoutId();
    int processed = processed();
    client.send(ArtemisSite::port, new Outgoing("artemis-id", body(payment, "")));
    await().until(() -> withoutId() == before + 1);
    assertThat(processed()).isEqualTo(processed);
  }

  private int processed() {
    return database.count("SELECT count(*) FROM effect WHERE consumer = 'artemis-id'");
  }

  static Stream<Arguments> keysOfSenders() {
    UUID id = UUID.randomUUID();
    return Stream.of(
        Arguments.of("order-" + id, "ID:AMQP_NO_PREFIX:order-" + id),
        Arguments.of(
            UnsignedLong.valueOf(id.getMostSignificantBits()),
            "ID:AMQP_ULONG:" + Long.toUnsignedString(id.getMostSignificantBits())),
        Arguments.of(id, "ID:AMQP_UUID:" + id));
  }

  /**
   * The JMSMessageID of these is another one at each delivery, and of a UUID not even the whole id.
   * The sender's own stays: over a redelivery, and in a resend that has it, too.
   */
  @ParameterizedTest
  @MethodSource("keysOfSenders")
  void idOfTheSender_isTheDefaultKey(Object id, String key) throws Exception {
    ServerLog log = Lab.get().serverLog();
    AmqpProducer producer = new AmqpProducer(ArtemisSite.port(Protocol.AMQP), () -> id);
    producer.send(new Outgoing("artemis-id", body(payment, ",\"fails\":1")));
    await().until(() -> database.effects("artemis-id", key) == 1);
    assertThat(log.count("claim FIRST consumer=artemis-id key=" + key + " "))
        .as("delivered again under the same key")
        .isEqualTo(2);
    producer.send(new Outgoing("artemis-id", body(payment, ",\"fails\":1")));
    await().until(() -> log.count("claim DUPLICATE consumer=artemis-id key=" + key + " ") == 1);
    assertThat(database.effects("artemis-id", key)).isEqualTo(1);
  }

  /** What is diverted is sent anew, with an id and a time that are not those of the message. */
  @Test
  void messageMovedBackByAnOperator_isTheSame_whereItsIdMerelyCounts() throws Exception {
    UnsignedLong id = UnsignedLong.valueOf(UUID.randomUUID().getLeastSignificantBits());
    long sent = System.currentTimeMillis() - 60_000;
    demandNotProcessedAgain(
        "ID:AMQP_ULONG:" + id,
        () ->
            new AmqpProducer(ArtemisSite.port(Protocol.AMQP), () -> id)
                .send(
                    new Outgoing("artemis-id", ""),
                    Message.create(bytes(body(payment, "")))
                        .creationTime(sent)
                        .userId(bytes("shop"))));
  }

  /** As a client sends that does not know whether the broker has it. */
  @Test
  void messageMovedBackByAnOperator_isTheSame_ofACoreClientToo() throws Exception {
    org.apache.activemq.artemis.utils.UUID id = UUIDGenerator.getInstance().generateUUID();
    demandNotProcessedAgain(
        "ID:" + id,
        () -> {
          try (ServerLocator locator =
                  ActiveMQClient.createServerLocator(ArtemisSite.artemis().url());
              ClientSessionFactory factory = locator.createSessionFactory();
              ClientSession session = factory.createSession()) {
            ClientMessage message = session.createMessage(true);
            message.setUserID(id);
            message.writeBodyBufferBytes(bytes(body(payment, "")));
            session.createProducer("artemis-id").send(message);
          }
        });
  }

  private interface Sending {
    void send() throws Exception;
  }

  private void demandNotProcessedAgain(String id, Sending sending) throws Exception {
    int before = processed();
    sending.send();
    await().until(() -> processed() == before + 1);
    sending.send();
    String selector = "Xonce_cause = 'DUPLICATE' AND Xonce_message_id LIKE '" + id + "%'";
    await().until(() -> broker.count("diverted", selector) == 1);
    for (int i = 0; i < 2; i++) {
      assertThat(control.move("diverted", selector, "artemis-id")).isEqualTo(1);
      await().until(() -> broker.count("diverted", selector) == 1 || processed() > before + 1);
      assertThat(processed()).isEqualTo(before + 1);
    }
  }

  private int withoutId() {
    return broker.count(
        "diverted", "Xonce_cause = 'UNREADABLE' AND Xonce_reason LIKE '%XONCE00150%'");
  }

  /** The broker gives the first alone to a client of Jakarta Messaging, and tells of no other. */
  @Test
  void furtherDataSections_areNotSeen() throws Exception {
    send(Client.CORE, body(payment, ""));
    awaitEffects(1);
    Message<byte[]> message = Message.create(bytes(body(payment, "")));
    message.toAdvancedMessage().addBodySection(new Data(bytes("and more")));
    new AmqpProducer(ArtemisSite.port(Protocol.AMQP), null)
        .send(new Outgoing(consumer, ""), message);
    await().until(() -> diverted("DUPLICATE") == 1);
    assertThat(effects()).isEqualTo(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What the documentation says can be seen, and what helps. */
  @Test
  void consumersThatTheBrokerCloses_areSeenThere_andComeBackWithTheDelivery() throws Exception {
    control.closeConsumers(consumer);
    await().until(() -> control.consumers(consumer) == 0);
    send(Client.CORE, body(payment, ""));
    assertThat(broker.count(consumer, null)).isEqualTo(1);
    try (Management management = Lab.get().management()) {
      management.run("stop-delivery", BEAN);
      management.run("start-delivery", BEAN);
    }
    awaitEffects(1);
  }

  @Deployment(testable = false)
  static EnterpriseArchive application() throws IOException {
    return Archives.boundEar(
        "artemis",
        "artemis-ra",
        beans(ArtemisBean.class, ArtemisIdBean.class, ArtemisReplyBean.class),
        ArtemisBean.class,
        ArtemisIdBean.class,
        ArtemisReplyBean.class);
  }
}
