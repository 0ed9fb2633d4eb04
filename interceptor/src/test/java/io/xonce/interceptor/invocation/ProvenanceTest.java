/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import static io.xonce.interceptor.invocation.Provenance.DIVERTED;
import static io.xonce.interceptor.invocation.Provenance.MOVED;
import static io.xonce.interceptor.invocation.Provenance.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Queue;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

  private static final Queue HERE = () -> "orders";

  private static final Topic TOPIC =
      new Topic() {
        @Override
        public String getTopicName() {
          return "prices";
        }
      };

  @Test
  void messageWithoutTraces_isAsSent() {
    assertThat(TestMessage.create().plain().provenance()).isEqualTo(SENT);
  }

  @Test
  void deadLetterTriedAgain_isMoved() {
    assertThat(at("orders", "orders").with("getJMSDestination", HERE).plain().provenance())
        .isEqualTo(MOVED);
  }

  @Test
  void messageMovedFromAnotherQueue_isMoved() {
    assertThat(at("parked", "parked").with("getJMSDestination", HERE).plain().provenance())
        .isEqualTo(MOVED);
    assertThat(TestMessage.create().property("_AMQ_ORIG_QUEUE", "parked").plain().provenance())
        .isEqualTo(MOVED);
  }

  @Test
  void deadLetterOfASubscription_isMovedThoughItsQueueHasANameOfItsOwn() {
    assertThat(at("client.prices", "prices").with("getJMSDestination", TOPIC).plain().provenance())
        .isEqualTo(MOVED);
  }

  @Test
  void copyMadeByADivert_isDiverted() {
    assertThat(at("audit-divert", "payments").with("getJMSDestination", HERE).plain().provenance())
        .isEqualTo(DIVERTED);
  }

  private static TestMessage at(String queue, String address) {
    return TestMessage.create()
        .property("_AMQ_ORIG_QUEUE", queue)
        .property("_AMQ_ORIG_ADDRESS", address);
  }
}
