/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.TestContainer.silent;
import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.TestNaming;
import io.xonce.ra.inbound.TestEndpoints.SomeBean;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.XAConnectionFactory;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session that waits with a message in hand, because its database is away. */
@Timeout(60)
class InHandTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String AWAY = "the database is away";

  private final StopSignal stop = new StopSignal();
  private final Queue<Message> queue = new ConcurrentLinkedQueue<>(List.of(Messages.fresh(0)));
  private final CountDownLatch resting = new CountDownLatch(1);
  private final CountDownLatch acknowledged = new CountDownLatch(1);

  /** Of who is told that nothing keeps a session any more. */
  private final List<@Nullable ClassLoader> loaders =
      Collections.synchronizedList(new ArrayList<>());

  private volatile @Nullable String obstacle;
  private boolean interrupts;
  private int calls;

  @BeforeEach
  void bind() throws Exception {
    TestNaming.bind(
        BrokerAddress.LOCAL,
        Proxies.of(
            getClass().getClassLoader(),
            new Class<?>[] {XAConnectionFactory.class, ConnectionFactory.class},
            (proxy, method, arguments) -> broker()));
  }

  @AfterEach
  void unbind() {
    TestNaming.unbind(BrokerAddress.LOCAL);
  }

  /** As one does that was interrupted, and passes it on. */
  @Test
  void interruptThatABeanLeaves_doesNotEndTheSession() throws Exception {
    interrupts = true;
    Thread thread = new Thread(worker());
    thread.start();
    assertThat(resting.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    obstacle = null;
    assertThat(acknowledged.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(stop.isGiven()).isFalse();
    stop.give();
    thread.join();
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void stop_isNotSaidToBeTheEndOfTheOutage() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      Thread thread = new Thread(worker());
      thread.start();
      assertThat(resting.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      stop.give();
      thread.join();
      assertThat(log.lines().stream().map(line -> line.substring(0, 10)))
          .containsExactly("XONCE06010", "XONCE06021", "XONCE06016");
    }
  }

  /** Nothing of the application is called any more, once who stops it knows that it has ended. */
  @Test
  void whoWatches_isToldWithTheClassesOfTheBean_beforeTheEnd() throws Exception {
    DeliveryWorker worker = worker();
    Thread thread = new Thread(worker);
    thread.setContextClassLoader(null);
    thread.start();
    assertThat(resting.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    stop.give();
    assertThat(worker.awaitEnd(PATIENCE)).isTrue();
    assertThat(loaders).containsExactly(SomeBean.class.getClassLoader());
    thread.join();
  }

  private void call(String messageId) {
    calls++;
    if (calls == 1) {
      obstacle = AWAY;
      if (interrupts) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("no database for " + messageId);
    }
  }

  private void told(@Nullable String reason) {
    if (reason == null) {
      loaders.add(Thread.currentThread().getContextClassLoader());
    } else {
      resting.countDown();
    }
  }

  private final class Guard extends OpenGuard {
    @Override
    public @Nullable String obstacle(Class<?> bean) {
      return obstacle;
    }
  }

  private DeliveryWorker worker() {
    ActivationSettings settings =
        ActivationSettingsTest.settings(1, 1, Acknowledgement.AFTER_COMMIT);
    ContainerServices container =
        new ContainerServices(
            com.arjuna.ats.jta.TransactionManager.transactionManager(),
            new TransactionSynchronizationRegistryImple(),
            silent(WorkManager.class),
            broker -> null);
    GuardedEndpoint endpoint =
        GuardedEndpoint.of(TestEndpoints.of(this::call), Acknowledgement.AFTER_COMMIT, new Guard());
    return new DeliveryWorker(
        new Connector(settings, endpoint, container),
        new SessionPool(settings, "a bean", container.threads(), () -> null, System::nanoTime),
        new ConnectionLog("a bean", settings, this::told),
        stop);
  }

  private Object broker() {
    return Proxies.of(
        JMSContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "createConsumer" -> consumer();
              case "getMetaData" -> silent(ConnectionMetaData.class);
              case "acknowledge" -> acknowledge();
              default -> null;
            });
  }

  private @Nullable Object acknowledge() {
    acknowledged.countDown();
    return null;
  }

  private Object consumer() {
    return Proxies.of(
        JMSConsumer.class,
        (proxy, method, arguments) -> method.getName().startsWith("receive") ? queue.poll() : null);
  }
}
