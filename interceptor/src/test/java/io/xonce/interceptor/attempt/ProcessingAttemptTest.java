/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.TestSettings;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.Claim;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One attempt, alone and beside others, in transactions of Narayana itself. */
class ProcessingAttemptTest {

  private static final MessageKey KEY = MessageKey.of("ledger", null, List.of("a"));
  private static final Fingerprint CONTENT = Fingerprint.digest().add("10").finish();

  private final TransactionManager manager =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  private final EnlistmentProof enlistment =
      new EnlistmentProof(
          TestSettings.ledger(), new StoreHandle(TestSettings.ledger(), new Transactions()));
  private final Exception failure = new Exception("broken");
  private DeliveryTransaction transaction;

  @BeforeEach
  void begin() throws Exception {
    manager.begin();
    RunningTransaction running =
        RunningTransaction.of(
            new TransactionSynchronizationRegistryImple(), manager.getTransaction());
    transaction = new DeliveryTransaction(running, false);
    running.register(transaction);
  }

  @AfterEach
  void leaveNoTransaction() throws Exception {
    if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
      manager.rollback();
    }
  }

  private ProcessingAttempt attempt() {
    return attempt(TestMessage.create().plain(), null);
  }

  private ProcessingAttempt attempt(ReceivedMessage message, @Nullable String rejection) {
    TransactionProof proof =
        transaction.proof(
            this, () -> enlistment.observe(message, transaction.running()), judged -> {});
    transaction.add(message, status -> {});
    return new ProcessingAttempt(message, KEY, CONTENT, transaction, proof, null, rejection);
  }

  private static ProcessedMessage recordOf(@Nullable String messageId) {
    return new ProcessedMessage(
        "ledger", "a", messageId, null, Instant.EPOCH, CONTENT, null, Outcome.COMMITTED);
  }

  @Test
  void failure_givesTheTransactionUp_andTheFirstIsTheReason() throws Exception {
    ProcessingAttempt attempt = attempt();
    assertThatCode(attempt::demandNotFailed).doesNotThrowAnyException();
    attempt.failed(failure);
    attempt.failed(new Exception("what followed from it"));
    assertThat(attempt.failure()).isSameAs(failure);
    assertThat(attempt.reason()).isSameAs(failure);
    assertThat(manager.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    assertThatThrownBy(attempt::demandNotFailed)
        .hasMessageStartingWith("XONCE00069: ")
        .hasCause(failure);
  }

  @Test
  void failureOfANeighbour_isTheReasonWithoutBeingItsOwn() {
    ProcessingAttempt good = attempt();
    attempt().failed(failure);
    assertThat(good.failure()).isNull();
    assertThat(good.reason()).isSameAs(failure);
    assertThatCode(good::demandNotFailed).doesNotThrowAnyException();
  }

  @Test
  void messageAlone_failsByItself() {
    ProcessingAttempt attempt = attempt();
    attempt.failed(failure);
    assertThat(attempt.failedByItself()).isTrue();
  }

  /** It may have read what a neighbour has changed, which rolls back with it. */
  @Test
  void messageOfABatch_doesNotFailByItself() {
    attempt();
    ProcessingAttempt second = attempt();
    second.failed(failure);
    assertThat(second.failedByItself()).isFalse();
  }

  /** A bean that has lost its connection finds no account. */
  @Test
  void messageWhoseTransactionWasLostBefore_doesNotFailByItself() throws Exception {
    ProcessingAttempt attempt = attempt();
    manager.setRollbackOnly();
    attempt.failed(failure);
    assertThat(attempt.failedByItself()).isFalse();
    assertThat(attempt.failure()).isSameAs(failure);
  }

  @Test
  void timeThatIsUp_isNoFailureOfTheMessageEither() throws Exception {
    ProcessingAttempt attempt = attempt();
    manager.rollback();
    attempt.failed(failure);
    assertThat(attempt.failedByItself()).isFalse();
  }

  @Test
  void oneReply_isTheFirst() {
    ProcessingAttempt attempt = attempt();
    assertThat(attempt.replies()).isTrue();
    assertThat(attempt.replies()).isFalse();
    assertThat(attempt().replies()).as("of another message").isTrue();
  }

  @Test
  void whatIsToBeRemembered_isWhatCame() {
    ReceivedMessage message = TestMessage.create().with("getJMSTimestamp", 1_000L).plain();
    var remembered = attempt(message, null).message();
    assertThat(remembered.key()).isEqualTo(KEY);
    assertThat(remembered.messageId()).isEqualTo("ID:1");
    assertThat(remembered.sentAt()).isEqualTo(Instant.ofEpochMilli(1_000));
    assertThat(remembered.fingerprint()).isEqualTo(CONTENT);
    assertThat(remembered.claimant()).as("without a ledger nobody is named").isNull();
    assertThat(remembered.outcome()).isEqualTo(Outcome.COMMITTED);
  }

  /** By its own key, or the record of the message would be taken for that of its copy. */
  @Test
  void copy_isRememberedBesideItsKey() {
    ProcessingAttempt attempt = attempt();
    MessageKey copy = attempt.copy(List.of("ID:1")).key();
    assertThat(copy).isNotEqualTo(KEY).isEqualTo(attempt.copy(List.of("ID:1")).key());
    assertThat(copy).isNotEqualTo(attempt.copy(List.of("ID:2")).key());
  }

  @Test
  void messageThatItsBeanHasGivenUp_isRememberedAsRejected() {
    ProcessingAttempt rejected = attempt(TestMessage.create().plain(), "no such account");
    assertThat(rejected.isRejected()).isTrue();
    assertThat(rejected.message().outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rejected.record(new Claim(Verdict.FIRST, null)).outcome())
        .isEqualTo(Outcome.REJECTED);
    assertThat(attempt(TestMessage.create().plain(), "").isRejected())
        .as("of a reason that nobody knows")
        .isTrue();
  }

  @Test
  void record_isItsOwnIfItIsTheFirst_andElseThatOfTheFirst() {
    ProcessingAttempt attempt = attempt();
    ProcessedMessage own = attempt.record(new Claim(Verdict.FIRST, null));
    assertThat(own.hasMessageId("ID:1")).isTrue();
    assertThat(own.keyText()).isEqualTo("a");
    assertThat(own.outcome()).isEqualTo(Outcome.COMMITTED);
    ProcessedMessage first = recordOf("ID:0");
    assertThat(attempt.record(new Claim(Verdict.DUPLICATE, first))).isSameAs(first);
  }

  /** Only the answer "that was me" is acknowledged whatever is done about duplicates. */
  @Test
  void lostAcknowledgement_isThatOfTheVeryMessage() {
    Claim known = new Claim(Verdict.DUPLICATE, recordOf("ID:1"));
    ProcessingAttempt late =
        attempt(
            ReceivedMessage.acknowledgedLater("ledger", TestMessage.create().plain().message()),
            null);
    assertThat(late.lacksOnlyItsAcknowledgement(known)).isTrue();
    assertThat(late.lacksOnlyItsAcknowledgement(new Claim(Verdict.DUPLICATE, recordOf("ID:0"))))
        .isFalse();
    assertThat(late.lacksOnlyItsAcknowledgement(new Claim(Verdict.CONFLICT, recordOf("ID:1"))))
        .isFalse();
    assertThat(late.lacksOnlyItsAcknowledgement(new Claim(Verdict.FIRST, null))).isFalse();
    assertThat(attempt().lacksOnlyItsAcknowledgement(known))
        .as("acknowledged by the commit")
        .isFalse();
  }
}
