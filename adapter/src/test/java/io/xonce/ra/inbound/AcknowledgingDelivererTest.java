/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.Messages.fresh;
import static io.xonce.ra.inbound.Messages.redelivered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.xonce.internal.LogLines;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.inbound.TestEndpoints.SomeBean;
import io.xonce.ra.inbound.TestEndpoints.Work;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.spi.Acknowledgement;
import io.xonce.ra.spi.BatchGuard;
import jakarta.jms.Message;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is acknowledged, and when, in transactions of the real coordinator. */
class AcknowledgingDelivererTest {

  private final TransactionManager manager =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  private final AdaptiveBatchSize size = new AdaptiveBatchSize(50);

  /** Calls of the bean, ends of transactions and what the broker is told, as they happen. */
  private final List<String> history = new ArrayList<>();

  private Work work = messageId -> {};
  private List<Message> messages = List.of(fresh(0), fresh(1), fresh(2));
  private List<String> givenBackWith = List.of();
  private boolean woken;
  private @Nullable String obstacle;

  @AfterEach
  void threadIsRidOfTheTransaction() throws Exception {
    assertThat(manager.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
  }

  @Test
  void batch_isAcknowledgedAfterItsCommit() throws Exception {
    assertThat(deliver()).isEmpty();
    assertThat(history).containsExactly("ID:0", "ID:1", "ID:2", "committed", "acknowledge");
  }

  /** Each further attempt would fail like it, and bring good messages nearer to their end. */
  @Test
  void beanThatIsCalledNoMore_endsTheSession() {
    work =
        messageId -> {
          throw new EJBComponentUnavailableException();
        };
    assertThatThrownBy(this::deliver).isInstanceOf(BeanUnavailableException.class);
    assertThat(history).containsExactly("ID:0", "rolled back");
  }

  /** As WildFly names it. */
  private static final class EJBComponentUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void noMessage_isNoTransaction() throws Exception {
    messages = List.of();
    assertThat(deliver()).isEmpty();
    assertThat(history).isEmpty();
  }

  @Test
  void failedBatch_isTakenApartInItsOrder() throws Exception {
    work = failsAt("ID:1");
    assertThat(deliver())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("XONCE06027: 3 messages to ")
                    .contains("at message ID:1"),
            line -> assertThat(line).startsWith("XONCE06021: Message ID:1 to "));
    assertThat(history)
        .containsExactly(
            "ID:0",
            "ID:1",
            "rolled back",
            "ID:0",
            "committed",
            "ID:1",
            "rolled back",
            "ID:2",
            "committed",
            "give back");
  }

  /** Its neighbours on either side are good, as far as is known. */
  @Test
  void neighboursOfWhatFailed_areProcessedTogether() throws Exception {
    messages = List.of(fresh(0), fresh(1), fresh(2), fresh(3), fresh(4));
    work = failsAt("ID:2");
    assertThat(deliver()).hasSize(2);
    assertThat(history)
        .containsExactly(
            "ID:0",
            "ID:1",
            "ID:2",
            "rolled back",
            "ID:0",
            "ID:1",
            "committed",
            "ID:2",
            "rolled back",
            "ID:3",
            "ID:4",
            "committed",
            "give back");
    assertThat(givenBackWith).containsExactly("ID:0", "ID:1", "ID:3", "ID:4");
  }

  /** They were processed, and come again with what failed. */
  @Test
  void neighboursThatAreRedelivered_shareATransaction() throws Exception {
    messages = List.of(redelivered(0), redelivered(1), redelivered(2));
    work = failsAt("ID:2");
    assertThat(deliver()).hasSize(1);
    assertThat(history)
        .containsExactly("ID:0", "ID:1", "committed", "ID:2", "rolled back", "give back");
  }

  @Test
  void neighboursThatFailAsWell_areEachAlone() throws Exception {
    messages = List.of(fresh(0), fresh(1), fresh(2), fresh(3));
    work =
        messageId -> {
          if (Set.of("ID:0", "ID:2").contains(messageId)) {
            throw new IllegalStateException("no");
          }
        };
    assertThat(deliver()).hasSize(4);
    assertThat(history)
        .containsExactly(
            "ID:0",
            "rolled back",
            "ID:0",
            "rolled back",
            "ID:1",
            "ID:2",
            "rolled back",
            "ID:1",
            "committed",
            "ID:2",
            "rolled back",
            "ID:3",
            "committed",
            "give back");
  }

  @Test
  void batchThatFailedTogetherOnly_isAcknowledged() throws Exception {
    List<String> failed = new ArrayList<>();
    work =
        messageId -> {
          if (messageId.equals("ID:1") && failed.isEmpty()) {
            failed.add(messageId);
            throw new IllegalStateException("once");
          }
        };
    assertThat(deliver()).hasSize(1);
    assertThat(history).endsWith("ID:2", "committed", "acknowledge");
  }

  @Test
  void singleMessageThatFails_isCalledOnceAndGivenBack() throws Exception {
    messages = List.of(fresh(1));
    work = failsAt("ID:1");
    assertThat(deliver()).singleElement().asString().startsWith("XONCE06021: ");
    assertThat(history).containsExactly("ID:1", "rolled back", "give back");
  }

  /** It may be what failed before: it shares its transaction with nobody. */
  @Test
  void redeliveredMessage_isAloneFromTheBeginning() throws Exception {
    messages = List.of(fresh(0), fresh(1), redelivered(2));
    work = failsAt("ID:2");
    assertThat(deliver()).singleElement().asString().startsWith("XONCE06021: Message ID:2 ");
    assertThat(history)
        .containsExactly("ID:0", "ID:1", "committed", "ID:2", "rolled back", "give back");
  }

  /** A provider has given the object in hand another id: it is no longer what was received. */
  @Test
  void messageThatTheBeanHasSentOn_isNotProcessedFromMemory() throws Exception {
    AtomicReference<String> id = new AtomicReference<>("ID:7");
    messages = List.of(fresh(id::get), fresh(1));
    work =
        messageId -> {
          if (messageId.equals("ID:7")) {
            id.set("ID:8");
          }
          if (messageId.equals("ID:1") && id.get().equals("ID:8") && history.size() < 3) {
            throw new IllegalStateException("no");
          }
        };
    assertThat(deliver()).hasSize(1);
    assertThat(history)
        .containsExactly("ID:7", "ID:1", "rolled back", "ID:1", "committed", "give back");
  }

  @Test
  void sessionThatIsToEnd_givesBackWhatItHasNotProcessed() throws Exception {
    work =
        messageId -> {
          woken = true;
          throw new IllegalStateException("no");
        };
    assertThat(deliver()).hasSize(1);
    assertThat(history).containsExactly("ID:0", "rolled back", "give back");
  }

  /** An outage is not a failure of the message. */
  @Test
  void whatFailsWhileNothingCanBeProcessed_staysInHand() throws Exception {
    work =
        messageId -> {
          if (messageId.equals("ID:1") && history.size() < 3) {
            obstacle = "the database is away";
            throw new IllegalStateException("no");
          }
        };
    Deliverer deliverer = deliverer();
    deliverer.deliverNext();
    assertThat(deliverer.holdsMessages()).isTrue();
    assertThat(history).containsExactly("ID:0", "ID:1", "rolled back");

    deliverer.deliverNext();
    assertThat(history).as("still away").hasSize(3);

    obstacle = null;
    deliverer.deliverNext();
    assertThat(deliverer.holdsMessages()).isFalse();
    assertThat(history)
        .endsWith("ID:0", "committed", "ID:1", "committed", "ID:2", "committed", "acknowledge");
  }

  @Test
  void singleMessageInAnOutage_isNotGivenBack() throws Exception {
    messages = List.of(redelivered(1));
    work =
        messageId -> {
          obstacle = "the database is away";
          throw new IllegalStateException("no");
        };
    Deliverer deliverer = deliverer();
    deliverer.deliverNext();
    assertThat(history).containsExactly("ID:1", "rolled back");
    assertThat(deliverer.holdsMessages()).isTrue();
  }

  @Test
  void markForRollback_isAFailureOfThatMessage() throws Exception {
    messages = List.of(fresh(0));
    work = messageId -> manager.setRollbackOnly();
    assertThat(deliver()).singleElement().asString().contains("XONCE06022");
    assertThat(history).endsWith("give back");
  }

  @Test
  void beanWithoutAGuard_isNotActivated() {
    assertThatThrownBy(() -> GuardedEndpoint.of(endpoints(), Acknowledgement.AFTER_COMMIT))
        .hasMessageStartingWith("XONCE06008: " + SomeBean.class.getName());
  }

  private static List<String> idsOf(List<Message> messages) {
    return HeldMessage.all(messages).stream()
        .map(HeldMessage::headers)
        .map(headers -> headers == null ? null : headers.id())
        .toList();
  }

  private static Work failsAt(String id) {
    return messageId -> {
      if (messageId.equals(id)) {
        throw new IllegalStateException("no");
      }
    };
  }

  /** The lines about it. */
  private List<String> deliver() throws Exception {
    try (LogLines log = new LogLines("io.xonce.ra.inbound")) {
      deliverer().deliverNext();
      return log.lines();
    }
  }

  private Deliverer deliverer() throws Exception {
    GuardedEndpoint endpoint =
        GuardedEndpoint.of(endpoints(), Acknowledgement.AFTER_COMMIT, guard());
    return new AcknowledgingDeliverer(
        new BatchTransactions(manager, endpoint, endpoint.create(), size, 0), new Source());
  }

  private final class Source implements AcknowledgingSource {
    @Override
    public Batch receive(IntSupplier limit) {
      return new Batch(messages, Duration.ZERO, false);
    }

    @Override
    public DeliveryScope scope() {
      return DeliveryScope.begin(
          new BrokerAddress(BrokerAddress.LOCAL, null, null),
          new TransactionSynchronizationRegistryImple(),
          () -> {
            throw new AssertionError("nothing is sent");
          });
    }

    @Override
    public void processed() {
      history.add("acknowledge");
    }

    @Override
    public void giveBack(List<Message> processed) {
      givenBackWith = idsOf(processed);
      history.add("give back");
    }

    @Override
    public boolean isWoken() {
      return woken;
    }
  }

  /** Hears of the end of the transaction. */
  private BatchGuard guard() {
    return new OpenGuard() {
      @Override
      public @Nullable String obstacle(Class<?> bean) {
        return obstacle;
      }

      @Override
      public List<? extends Claimed> claim(
          Class<?> bean, Acknowledgement acknowledgement, List<Message> batch) throws Exception {
        assertThat(acknowledgement).isEqualTo(Acknowledgement.AFTER_COMMIT);
        manager.getTransaction().registerSynchronization(new Ending());
        return super.claim(bean, acknowledgement, batch);
      }
    };
  }

  private final class Ending implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      history.add(status == Status.STATUS_COMMITTED ? "committed" : "rolled back");
    }
  }

  private MessageEndpointFactory endpoints() {
    return TestEndpoints.of(
        messageId -> {
          history.add(messageId);
          work.on(messageId);
        });
  }
}
