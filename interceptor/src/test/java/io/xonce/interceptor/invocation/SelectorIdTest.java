/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.fixture.InMemoryMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which id the broker finds a message. */
class SelectorIdTest {

  private static Message amqp(@Nullable String jmsId, Object nativeId) throws JMSException {
    Message message = InMemoryMessage.text("ID:now", "1");
    message.setJMSMessageID(jmsId);
    message.setObjectProperty(MessageIdentity.NATIVE_ID, nativeId);
    message.setObjectProperty(SelectorId.ENCODING, (short) 6);
    return message;
  }

  /** Its JMS id is another one at the next look. */
  @ParameterizedTest
  @CsvSource({
    "ID:AMQP_NO_PREFIX:order-1, ID:order-1",
    "ID:AMQP_NO_PREFIX:a:b, ID:a:b",
    "ID:AMQP_NO_PREFIX:, ID:",
    "ID:AMQP_ULONG:42, ID:42",
    "ID:AMQP_UUID:c2d7a7a4-0000-4000-8000-000000000000, ID:c2d7a7a4-0000-4000-8000-000000000000",
    "ID:AMQP_BINARY:6F72646572005C, ID:order\\x00\\x5c",
    "ID:AMQP_BINARY:49443A31FF, ID:1\\xff",
    "ID:AMQP_STRING:ID:AMQP_ULONG:42, ID:AMQP_ULONG:42",
    "ID:plain, ID:plain",
    "ID:AMQP_OTHER:1, ID:AMQP_OTHER:1",
    "ID:AMQP_, ID:AMQP_",
    "ID:AMQP_BINARY:xyz, ID:now",
    "7, ID:now"
  })
  void messageOfAmqp_isFoundByTheIdOfItsSender(String nativeId, String expected) throws Exception {
    assertThat(SelectorId.of(amqp("ID:now", nativeId))).isEqualTo(expected);
  }

  @Test
  void messageWithoutId_isNotFound() throws Exception {
    assertThat(SelectorId.of(amqp(null, "ID:AMQP_ULONG:42"))).isNull();
  }

  @Test
  void anyOther_isFoundByItsJmsId() throws Exception {
    assertThat(SelectorId.of(InMemoryMessage.text("ID:now", "1"))).isEqualTo("ID:now");
    assertThat(SelectorId.of(amqp("ID:now", new byte[] {1}))).isEqualTo("ID:now");
    Message copy = amqp("ID:now", "ID:AMQP_ULONG:42");
    copy.setStringProperty("Xonce_message_id", "ID:AMQP_ULONG:42");
    assertThat(SelectorId.of(copy)).as("made by a diversion").isEqualTo("ID:now");
    Message forged = InMemoryMessage.text("ID:now", "1");
    forged.setStringProperty(MessageIdentity.NATIVE_ID, "ID:AMQP_ULONG:42");
    assertThat(SelectorId.of(forged)).as("of a sender").isEqualTo("ID:now");
  }
}
