/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.Messages.fresh;
import static io.xonce.ra.inbound.Messages.redelivered;
import static io.xonce.ra.inbound.TestContainer.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.TestNaming;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.XAConnectionFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a session tells the broker what it has processed. */
class AcknowledgingSessionTest {

  private final List<String> calls = new ArrayList<>();
  private final Queue<Message> queue = new ArrayDeque<>();
  private boolean gone;
  private boolean interrupted;
  private boolean together;

  @BeforeEach
  void bind() throws Exception {
    TestNaming.bind(BrokerAddress.LOCAL, factory());
  }

  @AfterEach
  void unbind() {
    TestNaming.unbind(BrokerAddress.LOCAL);
  }

  @Test
  void lastMessageForNow_isAcknowledgedBeforeALongWait() {
    holds(1);
    try (AcknowledgingSession session = session()) {
      process(session);
      assertThat(calls).containsExactly("received");
      assertThat(session.receive(() -> 1).messages()).isEmpty();
    }
    assertThat(calls).containsExactly("received", "none soon", "acknowledge", "none", "close");
  }

  @Test
  void messagesOneBehindTheOther_areAcknowledgedTogether() {
    holds(PendingAcknowledgement.MOST + 1);
    try (AcknowledgingSession session = session()) {
      IntStream.range(0, PendingAcknowledgement.MOST).forEach(i -> process(session));
      assertThat(calls).last().isEqualTo("acknowledge");
      assertThat(calls).filteredOn("acknowledge"::equals).hasSize(1);
      process(session);
      assertThat(calls).last().isEqualTo("received");
    }
    assertThat(calls).endsWith("acknowledge", "close");
  }

  /** It may be given back with what fails behind it, but not until it is a dead letter. */
  @Test
  void redeliveredMessage_isAcknowledgedAtOnce() {
    holds(1);
    queue.add(redelivered(1));
    holds(1);
    try (AcknowledgingSession session = session()) {
      process(session);
      process(session);
      assertThat(calls).containsExactly("received", "received", "acknowledge");
      process(session);
      assertThat(calls).last().isEqualTo("received");
    }
  }

  @Test
  void messagesThatTakeLong_areAcknowledgedMeanwhile() throws Exception {
    holds(2);
    try (AcknowledgingSession session = session()) {
      process(session);
      session.receive(() -> 1);
      Thread.sleep(PendingAcknowledgement.LONGEST.toMillis());
      session.processed();
      assertThat(calls).containsExactly("received", "received", "acknowledge");
    }
  }

  /** To acknowledge would take along what nobody knows the outcome of. */
  @Test
  void sessionThatIsGivenUpWithAMessageInHand_acknowledgesNothing() {
    holds(2);
    try (AcknowledgingSession session = session()) {
      process(session);
      session.receive(() -> 1);
    }
    assertThat(calls).containsExactly("received", "received", "close");
  }

  /** Nobody has processed what came before the call that failed. */
  @Test
  void sessionThatFailsWhileItReceives_acknowledgesNothing() {
    holds(2);
    try (AcknowledgingSession session = session()) {
      process(session);
      interrupted = true;
      assertThatThrownBy(() -> session.receive(() -> 2)).hasMessage("interrupted");
    }
    assertThat(calls).containsExactly("received", "received", "close");
  }

  @Test
  void whatIsGivenBack_takesAlongWhatWasNotAcknowledged() {
    holds(2);
    try (AcknowledgingSession session = session()) {
      process(session);
      session.receive(() -> 1);
      session.giveBack(List.of());
    }
    assertThat(calls).containsExactly("received", "received", "close consumer", "recover", "close");
  }

  @Test
  void neighboursThatAreRedelivered_shareABatch() {
    holds(1);
    together = true;
    try (AcknowledgingSession session = session()) {
      session.receive(() -> 1);
      session.giveBack(List.of(fresh(0), fresh(1)));
      queue.addAll(List.of(redelivered(0), redelivered(1), redelivered(2), fresh(3)));
      assertThat(session.receive(() -> 50).messages()).hasSize(3);
    }
  }

  @Test
  void handingBack_acknowledgesFirst() {
    holds(1);
    try (AcknowledgingSession session = session()) {
      process(session);
      session.handBack();
    }
    assertThat(calls).containsExactly("received", "acknowledge", "close consumer", "close");
  }

  @Test
  void brokerThatIsGone_letsTheSessionEnd() {
    holds(1);
    try (AcknowledgingSession session = session()) {
      process(session);
      gone = true;
    }
    assertThat(calls).containsExactly("received", "close");
  }

  private static void process(AcknowledgingSession session) {
    assertThat(session.receive(() -> 1).messages()).hasSize(1);
    session.processed();
  }

  private void holds(int messages) {
    IntStream.range(0, messages).forEach(number -> queue.add(fresh(number)));
  }

  private static AcknowledgingSession session() {
    return new AcknowledgingSession(
        ActivationSettingsTest.settings(1, 1), TestContainer.services(), new FailedBatches(10));
  }

  private Object factory() {
    return Proxies.of(
        getClass().getClassLoader(),
        new Class<?>[] {XAConnectionFactory.class, ConnectionFactory.class},
        (proxy, method, arguments) -> context());
  }

  private Object context() {
    return Proxies.of(
        JMSContext.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "createConsumer" -> consumer();
              case "getMetaData" -> silent(ConnectionMetaData.class);
              case "acknowledge", "recover", "close" -> call(method.getName());
              default -> null;
            });
  }

  private @Nullable Object call(String name) {
    if (gone && name.equals("acknowledge")) {
      throw new JMSRuntimeException("gone");
    }
    calls.add(name);
    return null;
  }

  private Object consumer() {
    return Proxies.of(
        JMSConsumer.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "receive" -> next((Long) arguments[0]);
              case "receiveNoWait" -> another();
              case "close" -> call("close consumer");
              default -> null;
            });
  }

  private @Nullable Message next(long longest) {
    Message next = queue.poll();
    boolean moment = longest < MessageReceiver.IDLE.toMillis();
    calls.add(next != null ? "received" : moment ? "none soon" : "none");
    return next;
  }

  private @Nullable Message another() {
    if (interrupted) {
      throw new JMSRuntimeException("interrupted");
    }
    return together ? queue.poll() : null;
  }
}
