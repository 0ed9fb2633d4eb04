/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.TestContainer.silent;
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
import jakarta.jms.Message;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
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
  private final FailedBatches failures = new FailedBatches(10);
  private final OpenConsumers open = new OpenConsumers();
  private boolean refusesConsumers;

  /** What is received at once; null if a session is to wait. */
  private @Nullable Message message;

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

  /** Or Artemis would give it back with what failed, and delay both. */
  @Test
  void failure_givesUpFirstWhatWasHandedOverAheadOfTime() throws Exception {
    open.opened();
    message = message(null);
    try (EnlistedSession session = session()) {
      receiveAndFail(session);
      session.branch().end(silent(Xid.class), XAResource.TMFAIL);
      session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
      session.receive(() -> 1);
    }
    assertThat(calls)
        .containsExactly("consumer 1", "receive 1", "close 1", "consumer 2", "receive 2", "close");
  }

  /** A queue without a consumer may be purged. */
  @Test
  void failure_leavesTheLastConsumerOpen() throws Exception {
    message = message(null);
    try (EnlistedSession session = session()) {
      receiveAndFail(session);
      open.opened();
      session.receive(() -> 1);
      session.failed(message);
      assertThat(open.mayClose()).as("it is the other that is open").isFalse();
    }
    assertThat(calls).containsExactly("consumer 1", "receive 1", "receive 1", "close 1", "close");
  }

  /** Another session would go on with the group before this one has rolled back. */
  @Test
  void failureOfAGroup_leavesTheRestOfItWhereItIs() throws Exception {
    open.opened();
    message = message("group");
    try (EnlistedSession session = session()) {
      receiveAndFail(session);
    }
    assertThat(calls).containsExactly("consumer 1", "receive 1", "close");
  }

  /** What the provider then acknowledged would be acknowledged for good. */
  @Test
  void failureOutsideABranch_closesNoConsumer() {
    open.opened();
    try (EnlistedSession session = session()) {
      assertThatThrownBy(() -> session.failed(null)).hasMessageStartingWith("XONCE06024: ");
    }
    assertThat(calls).containsExactly("consumer 1", "close");
  }

  /** A woken session is to end. */
  @Test
  void wakeUpAfterAFailure_opensNoOtherConsumer() throws Exception {
    open.opened();
    message = message(null);
    try (EnlistedSession session = session()) {
      receiveAndFail(session);
      session.wake();
      assertThat(session.receive(() -> 1).messages()).isEmpty();
    }
    assertThat(calls).containsExactly("consumer 1", "receive 1", "close 1", "close");
  }

  private void receiveAndFail(EnlistedSession session) throws Exception {
    session.branch().start(silent(Xid.class), XAResource.TMNOFLAGS);
    session.receive(() -> 1);
    session.failed(message);
  }

  @Test
  void connectionWithoutAConsumer_isClosed() {
    refusesConsumers = true;
    assertThatThrownBy(this::session).hasMessage("no");
    assertThat(calls).containsExactly("close");
  }

  private EnlistedSession session() {
    return new EnlistedSession(
        ActivationSettingsTest.settings(1, 1), TestContainer.services(), failures, open);
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
          } else if (message != null) {
            return message;
          } else {
            waiting.countDown();
            consumerClosed.await();
          }
          return null;
        });
  }

  private static Message message(@Nullable String group) {
    return (Message)
        Proxies.of(
            Message.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getJMSRedelivered" -> false;
                  case "getStringProperty" -> group;
                  default -> null;
                });
  }

  /** A provider has no other way to say that a consumer is closed. */
  private @Nullable String selector() {
    if (closedFromOutside) {
      throw new IllegalStateRuntimeException("Consumer is closed");
    }
    return null;
  }
}
