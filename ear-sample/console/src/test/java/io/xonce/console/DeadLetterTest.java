/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids by which ledger and broker know a letter. */
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

  private static @Nullable String ledgerId(Map<String, ?> properties) throws JMSException {
    return Letters.letter("ID:now", properties).ledgerId();
  }

  /** As of what STOMP and MQTT send. One of them must not hide the others. */
  @Test
  void letterWithoutId_isToldOf() throws Exception {
    DeadLetter nameless = Letters.letter(null, Map.of());
    assertThat(nameless.id()).isNull();
    assertThat(nameless.ledgerId()).isNull();
    assertThat(Letters.letter(null, Map.of("Xonce_message_id", "ID:before")).ledgerId())
        .isEqualTo("ID:before");
    List<DeadLetter> letters = List.of(nameless, Letters.letter("ID:now", Map.of()));
    assertThat(DeadLetters.ledgerIds(letters)).containsExactly("ID:now");
  }

  /** The JMS id of what came by AMQP is another one at the next look. */
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
    "ID:AMQP_, ID:AMQP_"
  })
  void letterOfAmqp_hasTheIdThatTheBrokerFindsItBy(String nativeId, String expected)
      throws Exception {
    assertThat(amqp("ID:now", Map.of("NATIVE_MESSAGE_ID", nativeId)).id()).isEqualTo(expected);
  }

  /** Whoever sends may set what the broker sets. */
  @Test
  void nativeIdThatIsNone_isLeftOutOfIt() throws Exception {
    assertThat(amqp("ID:now", Map.of("NATIVE_MESSAGE_ID", "ID:AMQP_BINARY:xyz")).id())
        .isEqualTo("ID:now");
    assertThat(amqp("ID:now", Map.of("NATIVE_MESSAGE_ID", "7")).id()).isEqualTo("ID:now");
    assertThat(amqp(null, Map.of("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:7")).id()).isNull();
    assertThat(Letters.letter("ID:now", Map.of("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:7")).id())
        .isEqualTo("ID:now");
  }

  /** It is a message of this broker, with the properties of the other. */
  @Test
  void copyThatADiversionMadeOfALetterOfAmqp_hasItsOwnId() throws Exception {
    assertThat(
            amqp(
                    "ID:now",
                    Map.of("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:7", "Xonce_message_id", "ID:7"))
                .id())
        .isEqualTo("ID:now");
  }

  private static DeadLetter amqp(@Nullable String jmsId, Map<String, Object> properties)
      throws JMSException {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("JMS_AMQP_ORIGINAL_ENCODING", (short) 6);
    return Letters.letter(jmsId, all);
  }
}
