/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.Test;

/** What is read from Narayana by reflection is really there, in the version WildFly ships. */
class RunningTransactionTest {

  private final jakarta.transaction.TransactionManager manager =
      com.arjuna.ats.jta.TransactionManager.transactionManager();

  @Test
  void enlistedResources_areListed() throws Exception {
    manager.begin();
    RunningTransaction running = running();
    assertThat(running.resources()).isEmpty();
    XAResource resource = new RecordingXaResource(new ArrayList<>());
    manager.getTransaction().enlistResource(resource);
    assertThat(running.resources()).containsExactly(resource);
    assertThat(running.id()).matches("[0-9a-f:-]+");
    manager.rollback();
  }

  @Test
  void listener_isToldOfBothEndsOfTheCommit() throws Exception {
    List<String> calls = new ArrayList<>();
    manager.begin();
    manager.getTransaction().enlistResource(new RecordingXaResource(calls));
    running().register(listener(calls));
    manager.commit();
    assertThat(calls)
        .containsExactly("start", "before", "end", "commit", "after " + Status.STATUS_COMMITTED);
  }

  @Test
  void markedTransaction_isNoLongerActive() throws Exception {
    manager.begin();
    RunningTransaction running = running();
    assertThat(running.isActive()).isTrue();
    running.setRollbackOnly();
    assertThat(running.isActive()).isFalse();
    manager.rollback();
    assertThat(running.isActive()).isFalse();
  }

  /** The one branch commits in one phase, and its answer is lost: told is that it has committed. */
  @Test
  void commitThatNobodyKnowsOf_isUnknown() throws Exception {
    demandUnknown(RecordingXaResource.unheard(new ArrayList<>()));
  }

  /** So it is told here, too, and the status of the coordinator is that of a commit. */
  @Test
  void commitOfWhichABranchWasEndedByHand_isUnknown() throws Exception {
    demandUnknown(
        new RecordingXaResource(new ArrayList<>()),
        RecordingXaResource.endedByHand(new ArrayList<>()));
  }

  private void demandUnknown(XAResource... branches) throws Exception {
    List<Integer> outcomes = new ArrayList<>();
    manager.begin();
    RunningTransaction running = running();
    for (XAResource branch : branches) {
      manager.getTransaction().enlistResource(branch);
    }
    running.register(new CompletionListener(() -> {}, outcomes::add));
    running.register(
        new CompletionListener(() -> {}, status -> outcomes.add(running.outcome(status))));
    assertThatThrownBy(manager::commit).isInstanceOf(HeuristicMixedException.class);
    assertThat(outcomes).containsExactlyInAnyOrder(Status.STATUS_COMMITTED, Status.STATUS_UNKNOWN);
  }

  @Test
  void outcomeThatIsKnown_isWhatIsTold() throws Exception {
    manager.begin();
    RunningTransaction committed = running();
    manager.getTransaction().enlistResource(new RecordingXaResource(new ArrayList<>()));
    manager.commit();
    assertThat(committed.outcome(Status.STATUS_COMMITTED)).isEqualTo(Status.STATUS_COMMITTED);
    manager.begin();
    RunningTransaction rolledBack = running();
    manager.rollback();
    assertThat(rolledBack.outcome(Status.STATUS_ROLLEDBACK)).isEqualTo(Status.STATUS_ROLLEDBACK);
  }

  private RunningTransaction running() throws Exception {
    return RunningTransaction.of(
        new TransactionSynchronizationRegistryImple(), manager.getTransaction());
  }

  private static Synchronization listener(List<String> calls) {
    return new Synchronization() {
      @Override
      public void beforeCompletion() {
        calls.add("before");
      }

      @Override
      public void afterCompletion(int status) {
        calls.add("after " + status);
      }
    };
  }
}
