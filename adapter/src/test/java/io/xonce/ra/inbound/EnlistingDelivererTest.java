/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.xonce.internal.LogLines;
import io.xonce.internal.Proxies;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.inbound.TestEndpoints.SomeBean;
import io.xonce.ra.inbound.TestEndpoints.Work;
import io.xonce.ra.outbound.BoundSession;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A batch is a transaction, here of the real coordinator with a branch that notes what it hears.
 */
class EnlistingDelivererTest {

  private final TransactionManager manager =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  private final AdaptiveBatchSize size = new AdaptiveBatchSize(50);
  private final List<String> branch = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private boolean sourceFails;
  private @Nullable Error sourceError;
  private @Nullable Message failedAt;
  private Work work = messageId -> {};
  private List<Message> messages = List.of(fresh(0), fresh(1), fresh(2));

  @AfterEach
  void threadIsRidOfTheTransaction() throws Exception {
    assertThat(manager.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
  }

  @Test
  void batch_isGivenToTheBeanInItsOrderAndCommits() throws Exception {
    deliver();
    assertThat(calls).containsExactly("ID:0", "ID:1", "ID:2");
    assertThat(branch).contains("commit").doesNotContain("rollback");
  }

  @Test
  void noMessage_isNoCallAndNoLine() throws Exception {
    messages = List.of();
    assertThat(deliver()).isEmpty();
    assertThat(calls).isEmpty();
  }

  /** What is done then may call the bean, with whatever message. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void guard_isToldOfTheCommitAndNotOfARollback(boolean fails) throws Exception {
    messages = List.of(fresh(0));
    work =
        messageId -> {
          if (fails) {
            throw new IllegalStateException("no");
          }
        };
    deliver(GuardedEndpoint.of(endpoints(), Acknowledgement.IN_TRANSACTION, new Telling()));
    assertThat(calls).containsExactlyElementsOf(fails ? List.of("ID:0") : List.of("ID:0", "ID:7"));
    assertThat(branch).contains(fails ? "rollback" : "commit");
  }

  private static final class Telling extends OpenGuard {
    @Override
    public List<? extends Claimed> claim(
        Class<?> bean, Acknowledgement acknowledgement, List<Message> messages) {
      return List.of(
          new Claimed() {
            @Override
            @SuppressWarnings("NullAway") // It does not read the annotation in a class file.
            public void process(Callable<@Nullable Object> call) throws Exception {
              call.call();
            }

            @Override
            public void committed(MessageListener listener) {
              listener.onMessage(fresh(7));
            }
          });
    }
  }

  @Test
  void failureOfOne_rollsAllBackInALineThatNamesIt() throws Exception {
    work =
        messageId -> {
          if (messageId.equals("ID:1")) {
            throw new IllegalStateException("no");
          }
        };
    assertThat(deliver())
        .singleElement()
        .asString()
        .startsWith(
            "XONCE06020: 3 messages to "
                + SomeBean.class.getName()
                + " rolled back together, at message ID:1: java.lang.IllegalStateException: no.");
    assertThat(calls).containsExactly("ID:0", "ID:1");
    assertThat(branch).contains("rollback").doesNotContain("commit");
    assertThat(size.limit()).as("of the next batch").isEqualTo(50);
  }

  /** Not of one by itself: it takes nobody along. */
  @Test
  void severalFailuresOfBatches_makeThemSmaller() throws Exception {
    work =
        messageId -> {
          throw new IllegalStateException("no");
        };
    deliver();
    deliver();
    assertThat(size.limit()).isEqualTo(25);
    messages = List.of(fresh(7));
    deliver();
    assertThat(size.limit()).isEqualTo(25);
  }

  @Test
  void failureOfASingleMessage_isALineOfItsOwn() throws Exception {
    messages = List.of(fresh(7));
    work =
        messageId -> {
          throw new IllegalStateException("no");
        };
    assertThat(deliver()).singleElement().asString().startsWith("XONCE06021: Message ID:7 to ");
    assertThat(branch).contains("rollback");
  }

  /** The advice stands at its end. */
  @Test
  void reason_isNotCutBeforeItsAdvice() throws Exception {
    messages = List.of(fresh(7));
    work =
        messageId -> {
          throw new IllegalStateException("what is wrong ".repeat(30) + "Correct it.");
        };
    assertThat(deliver()).singleElement().asString().contains("Correct it.");
  }

  @Test
  void markForRollback_endsTheBatchThere() throws Exception {
    work = messageId -> manager.setRollbackOnly();
    assertThat(deliver()).singleElement().asString().contains("at message ID:0", "XONCE06022");
    assertThat(calls).containsExactly("ID:0");
    assertThat(branch).contains("rollback").doesNotContain("commit");
  }

  /** While the session can still give up in its branch what it has not begun. */
  @Test
  void source_isToldOfAFailureBeforeTheRollback() throws Exception {
    work =
        messageId -> {
          throw new IllegalStateException("no");
        };
    deliver();
    assertThat(branch).containsSubsequence("start", "failed", "end", "rollback");
    assertThat(failedAt).isSameAs(messages.get(0));
  }

  @Test
  void source_isNotToldOfWhatHasRolledBackAlready() throws Exception {
    work = messageId -> rollBackFromElsewhere(manager.getTransaction());
    deliver();
    assertThat(branch).contains("rollback").doesNotContain("failed");
  }

  @Test
  void sourceThatFailsToo_isRolledBackAllTheSame() throws Exception {
    sourceFails = true;
    work =
        messageId -> {
          throw new IllegalStateException("no");
        };
    assertThat(deliver()).singleElement().asString().contains("IllegalStateException: no");
    assertThat(branch).contains("failed", "rollback");
  }

  @Test
  void errorOfTheSource_leavesNoTransactionOnTheThread() throws Exception {
    sourceError = new NoClassDefFoundError("gone");
    work =
        messageId -> {
          throw new IllegalStateException("no");
        };
    assertThatThrownBy(this::deliver).isSameAs(sourceError);
    assertThat(branch).contains("rollback");
  }

  @Test
  void timeout_halvesTheNextBatch() throws Exception {
    work = messageId -> rollBackFromElsewhere(manager.getTransaction());
    assertThat(deliver()).hasSize(1);
    assertThat(size.limit()).isEqualTo(1);
  }

  /** As the coordinator does when the time is up. */
  private static void rollBackFromElsewhere(Transaction transaction) throws Exception {
    Thread reaper =
        new Thread(
            () -> {
              try {
                transaction.rollback();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    reaper.start();
    reaper.join();
  }

  /** The lines about it. */
  private List<String> deliver() throws Exception {
    return deliver(GuardedEndpoint.of(endpoints(), Acknowledgement.IN_TRANSACTION));
  }

  private List<String> deliver(GuardedEndpoint endpoint) throws Exception {
    Deliverer deliverer =
        new EnlistingDeliverer(
            new BatchTransactions(manager, endpoint, endpoint.create(), size, 0), new Source());
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      deliverer.deliverNext();
      return log.lines();
    }
  }

  private final class Source implements EnlistedSource {
    @Override
    public XAResource branch() {
      return (XAResource)
          Proxies.of(
              XAResource.class,
              (proxy, method, arguments) -> {
                branch.add(method.getName());
                Class<?> type = method.getReturnType();
                return type == boolean.class ? (Object) false : type == int.class ? 0 : null;
              });
    }

    @Override
    public void failed(@Nullable Message at) {
      branch.add("failed");
      failedAt = at;
      if (sourceError != null) {
        throw sourceError;
      }
      if (sourceFails) {
        throw new JMSRuntimeException("broken");
      }
    }

    @Override
    public Batch receive(IntSupplier limit) {
      return new Batch(messages, Duration.ZERO, false);
    }

    @Override
    public DeliveryScope scope() {
      TransactionSynchronizationRegistry transactions =
          new TransactionSynchronizationRegistryImple();
      JMSContext unused =
          (JMSContext) Proxies.of(JMSContext.class, (proxy, method, arguments) -> null);
      return DeliveryScope.begin(
          new BrokerAddress(BrokerAddress.LOCAL, null, null),
          transactions,
          () -> new BoundSession(unused, null, transactions));
    }
  }

  private MessageEndpointFactory endpoints() {
    return TestEndpoints.of(
        messageId -> {
          calls.add(messageId);
          work.on(messageId);
        });
  }
}
