/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
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
