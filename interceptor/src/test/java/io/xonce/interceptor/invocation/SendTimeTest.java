/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SendTimeTest {

  private static final String INGRESS = "_AMQ_INGRESS_TIMESTAMP";

  @Test
  void senderSaysIt() {
    assertThat(sentAt(sent(1000).property(INGRESS, 2000L))).isEqualTo(Instant.ofEpochMilli(1000));
  }

  @Test
  void brokerSaysIt_whereTheSenderDoesNot() {
    assertThat(sentAt(sent(0).property(INGRESS, 2000L))).isEqualTo(Instant.ofEpochMilli(2000));
    assertThat(sentAt(sent(-1))).isNull();
    assertThat(sentAt(sent(0).property(INGRESS, "forged"))).isNull();
  }

  @Test
  void delay_isNotAge() {
    assertThat(sentAt(due(sent(1000), 5000))).isEqualTo(Instant.ofEpochMilli(5000));
    assertThat(sentAt(due(sent(1000), 500))).isEqualTo(Instant.ofEpochMilli(1000));
    assertThat(sentAt(due(sent(0), 5000))).as("no send time is made of it").isNull();
  }

  @Test
  void timeOfDeliveryThatIsStillToCome_isMadeUpAnewAtEachHandOut() {
    long later = System.currentTimeMillis() + 3_600_000;
    assertThat(sentAt(due(sent(1000), later))).isEqualTo(Instant.ofEpochMilli(1000));
  }

  /** As SendTimeIT has it from a broker. */
  @Test
  void delayOfAnAmqpSender_isCountedFromItsSendTime() {
    long now = System.currentTimeMillis();
    assertThat(sentAt(delayed(1000, 4000L, now + 3_600_000))).isEqualTo(Instant.ofEpochMilli(5000));
    assertThat(sentAt(delayed(1000, 1L, now - 1))).isEqualTo(Instant.ofEpochMilli(1001));
    assertThat(sentAt(delayed(0, 1L, now - 1))).isNull();
    for (Object odd : new Object[] {0L, -5L, now, Long.MAX_VALUE}) {
      assertThat(sentAt(delayed(1000, odd, now - 1)))
          .as("%s", odd)
          .isEqualTo(Instant.ofEpochMilli(1000));
    }
  }

  private static TestMessage delayed(long sent, Object delay, long due) {
    return due(sent(sent), due).property("JMS_AMQP_MA_x-opt-delivery-delay", delay);
  }

  private static TestMessage sent(long millis) {
    return TestMessage.create().with("getJMSTimestamp", millis);
  }

  private static TestMessage due(TestMessage message, long millis) {
    return message.with("getJMSDeliveryTime", millis);
  }

  private static @Nullable Instant sentAt(TestMessage message) {
    return message.plain().sentAt();
  }
}
