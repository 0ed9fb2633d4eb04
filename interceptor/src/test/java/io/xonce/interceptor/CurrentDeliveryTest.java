/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a bean sees of the delivery that it processes. */
class CurrentDeliveryTest extends LedgerScenario {

  @Idempotent(consumer = "audit", key = "property(id)", store = "java:/Store")
  private static final class Audit implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private final Delivery delivery = application.delivery();
  private final List<String> seen = new ArrayList<>();

  @Test
  void firstCopy_isSeenAsTheFirst() throws Exception {
    Instant before = Instant.now();
    application.deliver(
        ledger(),
        message("a", "1"),
        () -> {
          assertThat(delivery.key()).isEqualTo("a");
          assertThat(delivery.consumer()).isEqualTo("ledger");
          assertThat(delivery.attempt()).isEqualTo(1);
          assertThat(delivery.isDuplicate()).isFalse();
          assertThat(delivery.firstSeen()).isBetween(before, Instant.now());
          return effect("1");
        });
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void duplicateThatProceeds_seesWhenTheFirstWasProcessed() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "proceed");
    deliver(ledger, message("a", "1"));
    store.execute(
        "UPDATE xonce_message SET processed_at = TIMESTAMP WITH TIME ZONE '2026-01-02"
            + " 03:04:05+00'");
    application.deliver(
        ledger,
        redelivered("a", "1"),
        () -> {
          assertThat(delivery.isDuplicate()).isTrue();
          assertThat(delivery.attempt()).isEqualTo(2);
          assertThat(delivery.firstSeen()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
          return effect("1");
        });
    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void nestedDelivery_isSeenUntilItEnds() throws Exception {
    Consumer ledger = ledger();
    Consumer audit = application.bean(Audit.class);
    BeanCall inner = () -> seen.add(delivery.consumer() + " " + delivery.key());
    application.deliver(
        ledger,
        message("a", "1"),
        () -> {
          inner.call();
          application.process(audit, message("b", "1"), inner);
          return inner.call();
        });
    assertThat(seen).containsExactly("ledger a", "audit b", "ledger a");
  }

  @Test
  void eachOfABatch_seesItsOwn() throws Exception {
    List<Message> batch = List.of(message("a", "1"), message("b", "1"));
    application.deliverBatch(ledger(), batch, () -> seen.add(delivery.key()));
    assertThat(seen).containsExactly("a", "b");
  }

  @Test
  void outsideADelivery_thereIsNone() {
    assertThatThrownBy(delivery::key)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("XONCE00102: ");
  }

  @Test
  void afterAFailure_thereIsNone() throws Exception {
    Consumer ledger = ledger();
    BeanCall failing =
        () -> {
          throw new IOException("broken");
        };
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), failing))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(delivery::isDuplicate).hasMessageStartingWith("XONCE00102: ");
  }

  @Test
  void effectAfterTheCommit_runsOnceItHasCommitted() throws Exception {
    Consumer ledger = ledger();
    BeanCall bean =
        () -> {
          delivery.afterCommit(
              () -> seen.add("mail of " + delivery.key() + ", delivery " + delivery.attempt()));
          assertThat(seen).isEmpty();
          return effect("1");
        };
    application.deliver(ledger, message("a", "1"), bean);
    assertThat(seen).containsExactly("mail of a, delivery 1");
    assertThatThrownBy(delivery::attempt).hasMessageStartingWith("XONCE00102: ");
  }

  @Test
  void effectAfterTheCommit_isTooLateForWhatBelongsToTheTransaction() throws Exception {
    BeanCall bean =
        () -> {
          delivery.afterCommit(
              () -> {
                assertThatThrownBy(() -> delivery.reply("late"))
                    .hasMessageStartingWith("XONCE00102: ");
                assertThatThrownBy(() -> delivery.afterCommit(() -> seen.add("never")))
                    .hasMessageStartingWith("XONCE00102: ");
                seen.add("told");
              });
          return effect("1");
        };
    application.deliver(ledger(), message("a", "1"), bean);
    assertThat(seen).containsExactly("told");
  }

  @Test
  void effectOfARolledBackDelivery_neverRuns() throws Exception {
    Consumer ledger = ledger();
    BeanCall failing =
        () -> {
          delivery.afterCommit(() -> seen.add("mail"));
          throw new IOException("broken");
        };
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), failing))
        .isInstanceOf(IOException.class);
    assertThat(seen).isEmpty();
  }
}
