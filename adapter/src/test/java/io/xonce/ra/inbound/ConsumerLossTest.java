/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.TestNaming;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkManager;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A broker that closes consumers and leaves their connections alone; and a database that is away.
 */
@Timeout(60)
class ConsumerLossTest {

  private static final class SomeBean implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  private final ActivationSettings settings = ActivationSettingsTest.settings(1, 1);
  private final StopSignal stop = new StopSignal();
  private final AtomicInteger consumers = new AtomicInteger();
  private final List<@Nullable String> obstacles = new CopyOnWriteArrayList<>();
  private final CountDownLatch waited = new CountDownLatch(1);
  private volatile @Nullable String obstacle;

  @BeforeEach
  void bind() throws Exception {
    TestNaming.bind(
        BrokerAddress.LOCAL, answering(XAConnectionFactory.class, "createXAContext", this::broker));
  }

  @AfterEach
  void unbind() {
    TestNaming.unbind(BrokerAddress.LOCAL);
  }

  /** The first is closed as soon as it waits, and so is the next one. */
  @Test
  void closedConsumer_isReplacedAndToldOfOnce_untilOneLasts() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      Thread thread = new Thread(worker());
      thread.start();
      waited.await();
      stop.give();
      thread.join();
      assertThat(consumers).hasValue(3);
      assertThat(log.lines().stream().map(line -> line.substring(0, 10)))
          .containsExactly("XONCE06010", "XONCE06015", "XONCE06010");
      assertThat(obstacles).containsExactly("Its consumer was closed from outside.", null);
    }
  }

  @Test
  void whileNothingCanBeProcessed_nothingIsReceived_andThatIsToldOnce() throws Exception {
    consumers.set(2); // The next one lasts.
    obstacle = "the database is away";
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      Thread thread = new Thread(worker());
      thread.start();
      while (obstacles.isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(consumers).hasValue(2);
      obstacle = null;
      waited.await();
      stop.give();
      thread.join();
      assertThat(log.lines().stream().map(line -> line.substring(0, 10)))
          .containsExactly("XONCE06016", "XONCE06010");
      assertThat(obstacles).containsExactly("the database is away", null);
    }
  }

  private final class Guard extends OpenGuard {
    @Override
    public @Nullable String obstacle(Class<?> bean) {
      return obstacle;
    }
  }

  private DeliveryWorker worker() throws Exception {
    WorkManager threads = answering(WorkManager.class, "", () -> null);
    MessageEndpointFactory endpoints =
        (MessageEndpointFactory)
            Proxies.of(
                MessageEndpointFactory.class,
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getEndpointClass" -> SomeBean.class;
                      case "createEndpoint" -> answering(MessageEndpoint.class, "", () -> null);
                      default -> true;
                    });
    ContainerServices container =
        new ContainerServices(
            com.arjuna.ats.jta.TransactionManager.transactionManager(),
            new TransactionSynchronizationRegistryImple(),
            threads,
            broker -> null);
    return new DeliveryWorker(
        new Connector(
            settings,
            GuardedEndpoint.of(endpoints, Acknowledgement.IN_TRANSACTION, new Guard()),
            container),
        new SessionPool(settings, "a bean", threads, () -> null, System::nanoTime),
        new ConnectionLog("a bean", settings, obstacles::add),
        stop);
  }

  private Object broker() {
    JMSContext session =
        (JMSContext)
            Proxies.of(
                JMSContext.class,
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "createConsumer" -> consumer(consumers.incrementAndGet());
                      case "getMetaData" -> answering(ConnectionMetaData.class, "", () -> null);
                      default -> null;
                    });
    return Proxies.of(
        XAJMSContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getXAResource" -> branch();
              case "getContext" -> session;
              default -> null;
            });
  }

  private static Object branch() {
    return Proxies.of(
        XAResource.class,
        (proxy, method, arguments) -> method.getReturnType() == boolean.class ? (Object) false : 0);
  }

  private Object consumer(int number) {
    boolean lasts = number > 2;
    CountDownLatch used = new CountDownLatch(1);
    return Proxies.of(
        JMSConsumer.class,
        (proxy, method, arguments) -> {
          boolean closed = !lasts && used.getCount() == 0;
          switch (method.getName()) {
            case "receive" -> used.countDown();
            case "getMessageSelector" -> demandOpen(closed);
            default -> {}
          }
          if (lasts && method.getName().equals("receive") && obstacles.contains(null)) {
            waited.countDown();
          }
          return null;
        });
  }

  private static void demandOpen(boolean closed) {
    if (closed) {
      throw new IllegalStateRuntimeException("Consumer is closed");
    }
  }

  /** Gives one answer, and null to all else that is asked. */
  private static <T> T answering(
      Class<T> type, String name, java.util.function.Supplier<@Nullable Object> answer) {
    return type.cast(
        Proxies.of(
            type,
            (proxy, method, arguments) -> method.getName().equals(name) ? answer.get() : null));
  }
}
