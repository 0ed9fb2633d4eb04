/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The id by which the ledger tells of a letter. */
class DeadLetterTest {

  @Test
  void ledgerKnowsALetter_byTheIdThatItHadWhenItWasProcessed() throws Exception {
    assertThat(ledgerId(Map.of())).isEqualTo("ID:now");
    assertThat(ledgerId(Map.of("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:42")))
        .isEqualTo("ID:AMQP_ULONG:42");
    assertThat(ledgerId(Map.of("Xonce_message_id", "ID:before"))).isEqualTo("ID:before");
    assertThat(
            ledgerId(
                Map.of(
                    "NATIVE_MESSAGE_ID",
                    "ID:AMQP_ULONG:42",
                    "Xonce_message_id",
                    "ID:AMQP_ULONG:42 by shop")))
        .isEqualTo("ID:AMQP_ULONG:42 by shop");
  }

  /** Whoever sends may set them, and one letter must not hide the others. */
  @Test
  void propertiesThatAreNoTexts_sayNothing() throws Exception {
    assertThat(
            ledgerId(
                Map.of("NATIVE_MESSAGE_ID", new byte[] {1}, "Xonce_message_id", new byte[] {1})))
        .isEqualTo("ID:now");
  }

  private static String ledgerId(Map<String, ?> properties) throws JMSException {
    Message message =
        (Message)
            Proxy.newProxyInstance(
                Message.class.getClassLoader(),
                new Class<?>[] {Message.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "getJMSMessageID" -> "ID:now";
                      case "getJMSTimestamp" -> 0L;
                      case "getObjectProperty" -> properties.get(arguments[0]);
                      case "getPropertyNames" -> Collections.enumeration(properties.keySet());
                      default -> throw new AssertionError(method + " must not be called");
                    });
    return DeadLetter.of(message).ledgerId();
  }
}
