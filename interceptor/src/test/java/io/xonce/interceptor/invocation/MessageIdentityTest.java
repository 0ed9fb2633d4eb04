/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdentityTest {

  private static final long SENT = 1_772_359_200_000L;

  @Test
  void jmsId_identifiesWhereTheBrokerKeepsIt() {
    ReceivedMessage message = TestMessage.create().property("__HDR_MESSAGE_ID", "ID:x").plain();
    assertThat(message.identity().parts()).containsExactly("ID:1");
    assertThat(message.messageId()).isEqualTo("ID:1");
    assertThat(message.name()).isEqualTo("Message ID:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID:AMQP_NO_PREFIX:order-1",
        "ID:AMQP_UUID:5f0c1ad2-0000-4000-8000-000000000001",
        "ID:AMQP_BINARY:0102030405060708FF",
        "ID:5f0c1ad2:1:1:1-1"
      })
  void idOfTheAmqpSender_identifiesAndBothAreNamed(String id) {
    ReceivedMessage one = amqp(id).with("getJMSMessageID", "ID:a").plain();
    ReceivedMessage again = amqp(id).with("getJMSMessageID", "ID:b").plain();
    assertThat(one.identity().parts()).containsExactly(id).isEqualTo(again.identity().parts());
    assertThat(again.messageId()).isEqualTo(id);
    assertThat(again.name()).isEqualTo("Message " + id + " (JMSMessageID ID:b)");
    assertThat(again.identity().reply()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID:AMQP_ULONG:42",
        "ID:AMQP_ULONG:18446744073709551615",
        "ID:AMQP_NO_PREFIX:42",
        "ID:AMQP_BINARY:000000000000002A"
      })
  void idThatOnlyCounts_isCompletedByWhatStaysOfTheMessage(String id) {
    assertThat(amqp(id).plain().identity().parts()).containsExactly(id);
    assertThat(amqp(id).property("JMSXUserID", "shop").plain().identity().parts())
        .containsExactly(id, "by shop");
    assertThat(amqp(id).property("_AMQ_INGRESS_TIMESTAMP", SENT).plain().identity().parts())
        .containsExactly(id, "sent 2026-03-01T10:00:00Z");
    ReceivedMessage all =
        amqp(id).with("getJMSTimestamp", SENT).property("JMSXUserID", "a").plain();
    assertThat(all.messageId()).isEqualTo(id + " by a sent 2026-03-01T10:00:00Z");
    assertThat(all.identity().reply()).isEqualTo(id);
  }

  @Test
  void messageWithoutId_isKnownByItsTraces() {
    TestMessage stomp = TestMessage.create().with("getJMSMessageID", null);
    assertThat(stomp.plain().messageId()).isNull();
    assertThat(stomp.plain().name()).isEqualTo("Message without id");
    stomp.with("getJMSTimestamp", SENT);
    assertThat(stomp.plain().identity().parts()).isEmpty();
    assertThat(stomp.plain().messageId()).isEqualTo("without id, sent 2026-03-01T10:00:00Z");
    ReceivedMessage mqtt = stomp.property("__AMQ_CID", "c\n1").plain();
    assertThat(mqtt.identity().parts()).isEmpty();
    assertThat(mqtt.messageId())
        .isEqualTo("without id, sent 2026-03-01T10:00:00Z over connection c?1");
  }

  /** It has been sent anew since, with another id, time and user. */
  @Test
  void divertedMessage_isWhatItWas() {
    ReceivedMessage counting =
        amqp("ID:AMQP_ULONG:42").with("getJMSTimestamp", SENT).property("JMSXUserID", "a").plain();
    ReceivedMessage back =
        amqp("ID:AMQP_ULONG:42")
            .with("getJMSTimestamp", SENT + 1)
            .property("JMSXUserID", "bean")
            .property(KeptIdentity.PROPERTY, KeptIdentity.of(counting.identity().parts()))
            .plain();
    assertThat(back.identity().parts()).isEqualTo(counting.identity().parts());
    assertThat(back.messageId()).isEqualTo(counting.messageId());
    assertThat(back.name()).endsWith("sent 2026-03-01T10:00:00Z (JMSMessageID ID:1)");
    assertThat(back.identity().perMove()).hasSize(4).endsWith("ID:1");
    assertThat(counting.identity().perMove()).isEqualTo(counting.identity().parts());
    assertThat(back.provenance()).isEqualTo(Provenance.MOVED);
  }

  @Test
  void oddIds_areKeptAsTheyAre() {
    String odd = "ID:\"\\\n\u2028\ud800" + "x".repeat(100_000);
    assertThat(kept(KeptIdentity.of(List.of(odd))).identity().parts()).containsExactly(odd);
  }

  /** Whoever sends it might mean something else by it, or nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "{}",
        "[]",
        "[1]",
        "[null]",
        "[[\"a\"]]",
        "[\"a\"",
        "[\"a\"]]",
        "[\"a\"] b",
        "[\"a\",\"b\",\"c\",\"d\"]"
      })
  void whatWasNotKeptHere_isNoIdentity(String property) {
    assertThat(kept(property).identity().parts()).containsExactly("ID:1");
    assertThat(kept(property).provenance()).isEqualTo(Provenance.SENT);
  }

  @Test
  void depthOfWhatWasNotKeptHere_harmsNobody() {
    assertThat(kept("[".repeat(1_000_000)).identity().parts()).containsExactly("ID:1");
  }

  @Test
  void whatIsNoText_isNoIdentity() {
    ReceivedMessage bytes =
        TestMessage.create().property(KeptIdentity.PROPERTY, new byte[] {1}).plain();
    assertThat(bytes.identity().parts()).containsExactly("ID:1");
  }

  private static ReceivedMessage kept(String property) {
    return TestMessage.create().property(KeptIdentity.PROPERTY, property).plain();
  }

  @Test
  void idThatASenderChose_writesNoLine() {
    assertThat(amqp("ID:AMQP_NO_PREFIX:x\nERROR\u2028" + "y".repeat(1000)).plain().name())
        .doesNotContain("\n", "\u2028")
        .hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NATIVE_MESSAGE_ID", "JMS_AMQP_HEADER", "JMS_AMQP_ORIGINAL_ENCODING"})
  void anyTraceOfAConversion_tellsOfAmqp(String property) throws JMSException {
    assertThat(TestMessage.create().property(property, "x").plain().isFromAmqp()).isTrue();
    assertThat(TestMessage.create().property("x", property).plain().isFromAmqp()).isFalse();
  }

  @Test
  void messageThatCannotBeRead_hasNoIdentity() {
    Message broken =
        (Message)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {TextMessage.class},
                (self, method, arguments) -> {
                  throw new JMSException("gone");
                });
    ReceivedMessage received = ReceivedMessage.of("ledger", broken);
    assertThat(received.name()).isEqualTo("Message without id");
    assertThat(received.sentAt()).isNull();
    assertThat(received.provenance()).isEqualTo(Provenance.SENT);
    assertThat(received.deliveryCount()).isEqualTo(1);
  }

  private static TestMessage amqp(String id) {
    return TestMessage.create().property("NATIVE_MESSAGE_ID", id);
  }
}
