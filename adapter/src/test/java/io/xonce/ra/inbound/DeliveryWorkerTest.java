/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The life of a session whose broker is not there: here it is not in JNDI. */
@Timeout(60)
class DeliveryWorkerTest {

  private static final class SomeBean implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ActivationSettings settings = ActivationSettingsTest.settings(1, 1);
  private final StopSignal stop = new StopSignal();

  /** How often it has tried to receive. */
  private final Semaphore turns = new Semaphore(0);

  private final DeliveryWorker worker = worker();

  DeliveryWorkerTest() throws Exception {}

  @Test
  void brokerThatIsAway_isTriedUntilTheStopAndToldOfOnce() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      Thread thread = new Thread(worker);
      thread.start();
      assertThat(worker.awaitBegin(PATIENCE)).isTrue();
      while (log.warnings().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(worker.awaitEnd(Duration.ZERO)).as("given up").isFalse();
      stop.give();
      assertThat(worker.awaitEnd(PATIENCE)).isTrue();
      thread.join();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("XONCE06011: ")
          .contains("XONCE06014");
    }
  }

  /** A bean may leave one on its thread; the signal is for all sessions of the activation. */
  @Test
  void interrupt_endsAPauseAndNoSession() throws Exception {
    Thread thread = new Thread(worker);
    thread.start();
    while (turns.availablePermits() == 0) {
      Thread.onSpinWait();
    }
    worker.interrupt();
    while (thread.isInterrupted()) {
      Thread.onSpinWait();
    }
    turns.drainPermits();
    assertThat(turns.tryAcquire(2, PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(stop.isGiven()).isFalse();
    stop.give();
    assertThat(worker.awaitEnd(PATIENCE)).isTrue();
    thread.join();
  }

  @Test
  void sessionThatIsReleased_endsAndLeavesTheThreadAsItWas() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    worker.release();
    worker.run();
    assertThat(worker.awaitEnd(Duration.ZERO)).isTrue();
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void sessionWithoutAThread_isNotWaitedFor() throws Exception {
    assertThat(worker.awaitBegin(Duration.ZERO)).isFalse();
    assertThat(worker.awaitEnd(PATIENCE)).isTrue();
  }

  @Test
  void session_asksForALongRunningThreadWithTheNameOfTheBean() {
    HintsContext hints = (HintsContext) worker.getWorkContexts().get(0);
    assertThat(hints.getHints())
        .containsEntry(HintsContext.LONGRUNNING_HINT, true)
        .containsEntry(HintsContext.NAME_HINT, "xonce SomeBean");
  }

  private final class Counting extends OpenGuard {
    @Override
    public boolean isReady(Class<?> bean, Acknowledgement acknowledgement) {
      turns.release();
      return true;
    }
  }

  private DeliveryWorker worker() throws Exception {
    MessageEndpointFactory endpoints =
        (MessageEndpointFactory)
            Proxies.of(
                MessageEndpointFactory.class,
                (proxy, method, arguments) ->
                    method.getName().equals("getEndpointClass") ? SomeBean.class : (Object) true);
    WorkManager threads = unused(WorkManager.class);
    ContainerServices container =
        new ContainerServices(
            unused(TransactionManager.class),
            unused(TransactionSynchronizationRegistry.class),
            threads,
            broker -> null);
    return new DeliveryWorker(
        new Connector(
            settings,
            GuardedEndpoint.of(endpoints, Acknowledgement.IN_TRANSACTION, new Counting()),
            container),
        new SessionPool(
            settings, "a bean", threads, () -> unused(PooledSession.class), System::nanoTime),
        new ConnectionLog("a bean", settings, obstacle -> {}),
        stop);
  }

  private static <T> T unused(Class<T> type) {
    return type.cast(
        Proxies.of(
            type,
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }
}
