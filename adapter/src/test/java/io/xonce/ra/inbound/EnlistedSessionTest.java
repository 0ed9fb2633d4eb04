/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.TestNaming;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session asks of its provider, and when. */
@Timeout(60)
class EnlistedSessionTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch consumerClosed = new CountDownLatch(1);
  private boolean refusesConsumers;
  private volatile boolean closedFromOutside;
  private int consumers;

  @BeforeEach
  void bind() throws Exception {
    TestNaming.bind(
        BrokerAddress.LOCAL,
        Proxies.of(XAConnectionFactory.class, (proxy, method, arguments) -> xaContext()));
  }

  @AfterEach
  void unbind() {
    TestNaming.unbind(BrokerAddress.LOCAL);
  }

  /** Otherwise the provider would acknowledge at once, and for good. */
  @Test
  void outsideABranch_nothingIsReceived() {
    try (EnlistedSession session = session()) {
      assertThatThrownBy(() -> session.receive(() -> 50)).hasMessageStartingWith("XONCE06024: ");
    }
    assertThat(calls).containsExactly("consumer 1", "close");
  }

  @Test
  void wakeUp_endsAWaitByClosingTheConsumer() throws Exception {
    try (EnlistedSession session = session()) {
      session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
      Thread thread = new Thread(() -> session.receive(() -> 50));
      thread.start();
      waiting.await();
      session.wake();
      thread.join();
    }
    assertThat(calls).containsExactly("consumer 1", "receive 1", "close 1", "close");
  }

  @Test
  void wakeUpBeforeAWait_letsItNotBegin() throws Exception {
    try (EnlistedSession session = session()) {
      session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
      session.wake();
      assertThat(session.receive(() -> 50).messages()).isEmpty();
    }
    assertThat(calls).containsExactly("consumer 1", "close");
  }

  @Test
  void consumerClosedFromOutside_endsAWaitWithAFailure() throws Exception {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (EnlistedSession session = session()) {
      session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
      Thread thread = new Thread(() -> session.receive(() -> 50));
      thread.setUncaughtExceptionHandler((dead, e) -> failure.set(e));
      thread.start();
      waiting.await();
      closedFromOutside = true;
      consumerClosed.countDown();
      thread.join();
    }
    assertThat(failure.get()).isInstanceOf(ConsumerClosedException.class);
    assertThat(calls).containsExactly("consumer 1", "receive 1", "close");
  }

  /** A provider may mark the session for rollback if a closed consumer is asked. */
  @Test
  void consumerClosedBetweenTwoWaits_isNotAskedForMessages() throws Exception {
    try (EnlistedSession session = session()) {
      session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
      closedFromOutside = true;
      assertThatThrownBy(() -> session.receive(() -> 50))
          .isInstanceOf(ConsumerClosedException.class);
    }
    assertThat(calls).containsExactly("consumer 1", "close");
  }

  @Test
  void consumerClosedByTheWakeUp_isNoFailure() throws Exception {
    try (EnlistedSession session = session()) {
      session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
      closedFromOutside = true;
      session.wake();
      assertThat(session.receive(() -> 50).messages()).isEmpty();
    }
  }

  /** So that what is handed back finds somebody. */
  @Test
  void handingBack_opensTheNextConsumerFirst() {
    try (EnlistedSession session = session()) {
      session.handBack();
    }
    assertThat(calls).containsExactly("consumer 1", "consumer 2", "close 1", "close");
  }

  @Test
  void connectionWithoutAConsumer_isClosed() {
    refusesConsumers = true;
    assertThatThrownBy(this::session).hasMessage("no");
    assertThat(calls).containsExactly("close");
  }

  private EnlistedSession session() {
    return new EnlistedSession(
        ActivationSettingsTest.settings(1, 1),
        new ContainerServices(
            silent(TransactionManager.class),
            silent(TransactionSynchronizationRegistry.class),
            silent(WorkManager.class),
            broker -> null));
  }

  private Object xaContext() {
    return Proxies.of(
        XAJMSContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getXAResource" -> silent(XAResource.class);
              case "getContext" -> context();
              default -> {
                calls.add(method.getName());
                yield null;
              }
            });
  }

  private Object context() {
    return Proxies.of(
        JMSContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "createConsumer" -> consumer();
              case "getMetaData" -> silent(ConnectionMetaData.class);
              default -> null;
            });
  }

  private Object consumer() {
    if (refusesConsumers) {
      throw new JMSRuntimeException("no");
    }
    int number = ++consumers;
    calls.add("consumer " + number);
    return Proxies.of(
        JMSConsumer.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("getMessageSelector")) {
            return selector();
          }
          calls.add(method.getName() + " " + number);
          if (method.getName().equals("close")) {
            consumerClosed.countDown();
          } else {
            waiting.countDown();
            consumerClosed.await();
          }
          return null;
        });
  }

  /** A provider has no other way to say that a consumer is closed. */
  private @Nullable String selector() {
    if (closedFromOutside) {
      throw new IllegalStateRuntimeException("Consumer is closed");
    }
    return null;
  }

  /** Answers nothing. */
  private static <T> T silent(Class<T> type) {
    return type.cast(Proxies.of(type, (proxy, method, arguments) -> null));
  }
}
