/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.XonceException;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.TestNames;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries while the store gives no connection. */
@Timeout(60)
class HeldDeliveriesTest extends LedgerScenario {

  static class Transfer {
    @Idempotent(consumer = "transfer", store = "java:/Store")
    void pay(@IdempotencyKey String id) {}
  }

  private Thread thread = Thread.currentThread();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

  @BeforeEach
  void bindScheduler() {
    TestNames.bindScheduler(scheduler);
  }

  @AfterEach
  void stopScheduler() {
    store.away(false);
    scheduler.shutdownNow();
  }

  @Test
  void delivery_waitsUntilTheStoreIsBack() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    loseStore(ledger);
    FutureTask<@Nullable Void> held = hold(ledger);
    store.away(false);
    held.get();
    assertThat(effects()).isEqualTo(2);
    assertThat(records()).as("without those of whoever asked").isEqualTo(2);
    assertThat(heldNow()).isZero();
    assertThat(log.of("XONCE00190")).hasSize(1);
    assertThat(log.of("XONCE00191")).hasSize(1);
  }

  /** A store that was not there at the deployment is known to be away. */
  @Test
  void firstDelivery_waitsForAStoreThatWasNeverThere() throws Exception {
    store.away(true);
    Consumer ledger = ledger();
    awaitKnown(ledger);
    FutureTask<@Nullable Void> held = hold(ledger);
    store.away(false);
    held.get();
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void delivery_keepsTimeToRollBack() throws Exception {
    Consumer ledger = ledger();
    loseStore(ledger);
    server.manager().setTransactionTimeout(2);
    try {
      assertThatThrownBy(() -> deliver(ledger, message("b", "1")))
          .hasMessageStartingWith("XONCE00101: ");
    } finally {
      server.manager().setTransactionTimeout(0);
    }
    assertThat(log.of("XONCE00190")).hasSize(1);
  }

  @Test
  void threadThatTheServerTakesBack_endsItsDelivery() throws Exception {
    Consumer ledger = ledger();
    loseStore(ledger);
    FutureTask<@Nullable Void> held = hold(ledger);
    thread.interrupt();
    assertThatThrownBy(held::get).hasMessageContaining("XONCE00192: Message ID:held for consumer");
    assertThat(heldNow()).isZero();
  }

  /** The message would be acknowledged. */
  @Test
  void heldDeliveryThatIsEnded_rollsBackWhoeverSwallowsThat() throws Exception {
    Consumer ledger = ledger();
    loseStore(ledger);
    FutureTask<Integer> held =
        start(
            () -> {
              server.manager().begin();
              try {
                application.process(ledger, message("held", "1"), () -> effect("1"));
              } catch (XonceException e) {
                return server.manager().getStatus();
              } finally {
                server.manager().rollback();
              }
              return Status.STATUS_UNKNOWN;
            });
    thread.interrupt();
    assertThat(held.get()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
  }

  @Test
  void undeployment_letsDeliveriesGo() throws Exception {
    Consumer ledger = ledger();
    loseStore(ledger);
    FutureTask<@Nullable Void> held = hold(ledger);
    application.stopHolding();
    assertThatThrownBy(held::get).hasMessageContaining("XONCE00101: ");
  }

  /** Whoever calls wants an answer, and may try again. */
  @Test
  void call_isNotHeld() throws Exception {
    Consumer transfer = application.method(Transfer.class, "pay");
    Consumer ledger = ledger();
    loseStore(ledger);
    assertThatThrownBy(() -> application.call(transfer, Transfer.class, "pay", () -> null, "a"))
        .hasMessageStartingWith("XONCE00101: ");
    assertThat(log.of("XONCE00190")).isEmpty();
  }

  @Test
  void failureThatIsNoOutage_holdsNothing() throws Exception {
    Consumer ledger = ledger();
    store.execute("DROP TABLE xonce_reply");
    store.execute("DROP TABLE xonce_message");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
          .hasMessageStartingWith("XONCE00101: ");
    }
    assertThat(log.of("XONCE00190")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "never",
      value = {"never, 270", "PT10M, 270", "PT5M, 270", "PT1M, 45", "PT8S, 6", "PT0S, 0"})
  void patience_leavesTimeOfTheTransaction(@Nullable Duration remaining, long seconds) {
    assertThat(HeldDeliveries.patience(remaining)).hasSeconds(seconds);
  }

  /** The delivery that finds it out fails. */
  private void loseStore(Consumer ledger) {
    store.away(true);
    assertThatThrownBy(() -> deliver(ledger, message("lost", "1")))
        .hasMessageStartingWith("XONCE00101: ");
    awaitKnown(ledger);
  }

  private static void awaitKnown(Consumer ledger) {
    while (!((EnforcingConsumer) ledger).isStoreAway()) {
      Thread.onSpinWait();
    }
  }

  private FutureTask<@Nullable Void> hold(Consumer ledger) throws JMException {
    return start(
        () -> {
          deliver(ledger, message("held", "1"));
          return null;
        });
  }

  /** Answers when it is held. */
  private <T extends @Nullable Object> FutureTask<T> start(Callable<T> delivery)
      throws JMException {
    FutureTask<T> held = new FutureTask<>(delivery);
    thread = new Thread(held);
    thread.start();
    while (heldNow() == 0) {
      Thread.onSpinWait();
    }
    return held;
  }

  private int heldNow() throws JMException {
    return (int) application.attribute("ledger", "HeldDeliveries");
  }
}
