/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.server.CompletionListener;
import io.xonce.interceptor.server.RecordingXaResource;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.TestSettings;
import io.xonce.interceptor.store.StoreHandle;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Narayana itself. */
class DeliveryTransactionTest {

  private final Exception failure = new Exception("broken");

  private final TransactionManager manager =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  private final List<String> calls = new ArrayList<>();
  private final EnlistmentProof enlistment =
      new EnlistmentProof(
          TestSettings.ledger(), new StoreHandle(TestSettings.ledger(), new Transactions()));
  private DeliveryTransaction transaction;

  @BeforeEach
  void begin() throws Exception {
    manager.begin();
    manager.getTransaction().enlistResource(new RecordingXaResource(calls));
    transaction = join();
    calls.clear();
  }

  @AfterEach
  void leaveNoTransaction() throws Exception {
    if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
      manager.rollback();
    }
  }

  private DeliveryTransaction join() throws Exception {
    RunningTransaction running =
        RunningTransaction.of(
            new TransactionSynchronizationRegistryImple(), manager.getTransaction());
    DeliveryTransaction joined = new DeliveryTransaction(running, false);
    running.register(joined);
    return joined;
  }

  @Test
  void judgement_comesAfterWhatRegisteredLater() throws Exception {
    judge("judge");
    transaction.running().register(CompletionListener.before(() -> calls.add("flush")));
    manager.commit();
    assertThat(calls).containsExactly("flush", "judge", "end", "commit");
  }

  @Test
  void eachConsumer_hasOneProofAndJudges() throws Exception {
    TransactionProof first = judge("first");
    assertThat(judge("first")).isSameAs(first);
    judge("second");
    manager.commit();
    assertThat(calls).containsExactly("first", "second", "end", "commit");
  }

  @Test
  void effect_runsAfterItsCommitWhateverRunsInside() throws Exception {
    Transaction outer = manager.suspend();
    manager.begin();
    transaction.afterCommit(() -> calls.add("effect"));
    manager.commit();
    assertThat(calls).as("the inner transaction has committed").isEmpty();
    manager.resume(outer);
    manager.commit();
    assertThat(calls).containsExactly("end", "commit", "effect");
  }

  @Test
  void effect_neverRunsAfterARollback() throws Exception {
    transaction.afterCommit(() -> calls.add("effect"));
    manager.rollback();
    assertThat(calls).containsExactly("end", "rollback");
  }

  /** The only branch did not answer, though listeners are told of a commit. */
  @Test
  void effect_neverRunsWhereNobodyKnowsTheOutcome() throws Exception {
    manager.rollback();
    manager.begin();
    manager.getTransaction().enlistResource(RecordingXaResource.unheard(calls));
    DeliveryTransaction unheard = join();
    calls.clear();
    unheard.afterCommit(() -> calls.add("effect"));
    unheard.afterOutcome(status -> calls.add("status " + status));
    assertThatThrownBy(manager::commit).isInstanceOf(HeuristicMixedException.class);
    assertThat(calls).containsExactly("end", "commit", "status " + Status.STATUS_UNKNOWN);
  }

  @Test
  void failure_rollsBackWhateverBecomesOfTheException() {
    transaction.failed(failure);
    assertThatThrownBy(manager::commit).isInstanceOf(RollbackException.class);
    assertThat(calls).contains("rollback").doesNotContain("commit");
    assertThat(transaction.failure()).isSameAs(failure);
  }

  @Test
  void failureAfterTheEnd_changesNothing() throws Exception {
    manager.rollback();
    transaction.failed(failure);
    assertThat(transaction.failure()).isSameAs(failure);
  }

  @Test
  void firstFailure_isTheReason() {
    transaction.failed(failure);
    transaction.failed(new Exception("what followed from it"));
    assertThat(transaction.refusal(TestMessage.create().plain()))
        .hasMessageStartingWith("XONCE00069: Message ID:1 for consumer 'ledger'")
        .hasMessageContaining("broken")
        .hasCause(failure);
  }

  /** It may quote what is in a message. */
  @Test
  void failure_doesNotForgeALine() {
    transaction.failed(new Exception("no\nXONCE00060: all is well"));
    assertThat(transaction.refusal(TestMessage.create().plain()).getMessage())
        .contains("no")
        .doesNotContain("\n");
  }

  @Test
  void attempts_areToldOfTheOutcome() throws Exception {
    transaction.add(TestMessage.create().plain(), status -> calls.add("a " + status));
    assertThat(transaction.hasOneMessage()).isTrue();
    transaction.add(TestMessage.create().plain(), status -> calls.add("b " + status));
    assertThat(transaction.hasOneMessage()).isFalse();
    manager.rollback();
    assertThat(calls)
        .containsExactly(
            "end", "rollback", "a " + Status.STATUS_ROLLEDBACK, "b " + Status.STATUS_ROLLEDBACK);
  }

  /**
   * It is the last that could: what it finds may not commit, and nobody after it may say it does.
   */
  @Test
  void judgementThatFails_rollsAllBack() {
    judge("first");
    transaction.proof(
        "second",
        this::observe,
        proof -> {
          throw new IllegalStateException("cannot be judged");
        });
    judge("third");
    transaction.afterCommit(() -> calls.add("effect"));
    assertThatThrownBy(manager::commit).isInstanceOf(RollbackException.class);
    assertThat(calls).containsExactly("first", "end", "rollback");
  }

  @Test
  void proofThatCannotBegin_isAskedForAgain() throws Exception {
    assertThatThrownBy(
            () ->
                transaction.proof(
                    "ledger",
                    () -> {
                      throw new IllegalStateException("not now");
                    },
                    proof -> calls.add("of none")))
        .hasMessage("not now");
    judge("ledger");
    manager.commit();
    assertThat(calls).containsExactly("ledger", "end", "commit");
  }

  /** Its commit is never tried, so there is nothing to judge. */
  @Test
  void rehearsal_isNotJudged() throws Exception {
    RunningTransaction running =
        RunningTransaction.of(
            new TransactionSynchronizationRegistryImple(), manager.getTransaction());
    DeliveryTransaction rehearsed = new DeliveryTransaction(running, true);
    running.register(rehearsed);
    rehearsed.proof("ledger", this::observe, proof -> calls.add("judged"));
    manager.commit();
    assertThat(calls).containsExactly("end", "commit");
  }

  /** When the time is up, while the bean is still at work in it. */
  @Test
  void outcomeFromAnotherThread_isToldToAll_andToWhoComesLater() throws Exception {
    transaction.add(TestMessage.create().plain(), status -> calls.add("a " + status));
    Transaction running = manager.getTransaction();
    FutureTask<@Nullable Void> reaper =
        new FutureTask<>(
            () -> {
              running.rollback();
              return null;
            });
    new Thread(reaper).start();
    reaper.get();
    transaction.add(TestMessage.create().plain(), status -> calls.add("late " + status));
    transaction.afterCommit(() -> calls.add("effect"));
    assertThat(calls)
        .containsExactly(
            "end", "rollback", "a " + Status.STATUS_ROLLEDBACK, "late " + Status.STATUS_ROLLEDBACK);
  }

  /** The ends of its neighbours are told all the same, or they stay at work for ever. */
  @Test
  void endThatFails_keepsNobodyFromTheirs() throws Exception {
    transaction.add(
        TestMessage.create().plain(),
        status -> {
          throw new IllegalStateException("the ledger is full");
        });
    transaction.add(TestMessage.create().plain(), status -> calls.add("b " + status));
    manager.commit();
    assertThat(calls).containsExactly("end", "commit", "b " + Status.STATUS_COMMITTED);
  }

  private TransactionProof observe() {
    return enlistment.observe(TestMessage.create().plain(), transaction.running());
  }

  private TransactionProof judge(String consumer) {
    return transaction.proof(consumer, this::observe, proof -> calls.add(consumer));
  }
}
