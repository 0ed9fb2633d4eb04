/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import io.xonce.interceptor.server.RunningTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from Narayana by reflection is really there, in the version WildFly ships. */
class TransactionProofTest {

  private static final Branch STORE = new Branch(Branch.Kind.XA, "java:/Store", "");

  private final jakarta.transaction.TransactionManager manager =
      TransactionManager.transactionManager();

  @BeforeAll
  static void useOwnObjectStoreAndNoThreads(@TempDir Path objectStore) {
    arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreDir(objectStore.toString());
    RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
  }

  @Test
  void enlistedResources_areListed() throws Exception {
    manager.begin();
    Transaction transaction = manager.getTransaction();
    RunningTransaction running = running(transaction);
    assertThat(running.resources()).isEmpty();
    XAResource resource = new RecordingXaResource(new ArrayList<>());
    transaction.enlistResource(resource);
    assertThat(running.resources()).containsExactly(resource);
    assertThat(running.id()).matches("[0-9a-f:-]+");
    manager.rollback();
  }

  @Test
  void beforeCommit_runsBeforeAnythingIsPreparedAndTheOutcomeIsTheTrueOne() throws Exception {
    List<String> calls = new ArrayList<>();
    manager.begin();
    manager.getTransaction().enlistResource(new RecordingXaResource(calls));
    RunningTransaction running = running(manager.getTransaction());
    running.beforeCommit(() -> calls.add("judge"));
    running.afterOutcome(status -> calls.add("outcome " + status));
    manager.commit();
    assertThat(calls)
        .containsExactly("start", "judge", "end", "commit", "outcome " + Status.STATUS_COMMITTED);
  }

  @Test
  void rollbackDecidedBeforeCommit_preparesNothing() throws Exception {
    List<String> calls = new ArrayList<>();
    manager.begin();
    manager.getTransaction().enlistResource(new RecordingXaResource(calls));
    RunningTransaction running = running(manager.getTransaction());
    running.beforeCommit(running::setRollbackOnly);
    running.afterOutcome(status -> calls.add("outcome " + status));
    assertThat(catchCommit()).isInstanceOf(jakarta.transaction.RollbackException.class);
    assertThat(calls)
        .containsExactly("start", "end", "rollback", "outcome " + Status.STATUS_ROLLEDBACK);
  }

  @Test
  void coordinator_needsANameOfItsOwnAndRecovery() throws Exception {
    Coordinator coordinator = new Coordinator(getClass().getClassLoader());
    name("1");
    assertThat(coordinator.obstacle(STORE)).contains("node identifier is the default");
    name("node-a");
    assertThat(coordinator.obstacle(STORE)).contains("not registered for recovery");
    XARecoveryModule.getRegisteredXARecoveryModule()
        .addXAResourceRecoveryHelper(new Helper(new Recovery("java:/Store")));
    assertThat(coordinator.obstacle(STORE)).isNull();
    assertThat(coordinator.obstacle(new Branch(Branch.Kind.XA, "java:/Other", "")))
        .contains("java:/Other is not registered");
  }

  @Test
  void commitMarkableDatasource_mustNotCleanUpAtOnce() throws Exception {
    JTAEnvironmentBean environment = jtaPropertyManager.getJTAEnvironmentBean();
    Coordinator coordinator = new Coordinator(getClass().getClassLoader());
    Branch markable = new Branch(Branch.Kind.COMMIT_MARKABLE, "java:/Markable", "");
    name("node-a");
    assertThat(coordinator.commitMarkable()).isEmpty();
    environment.setCommitMarkableResourceJNDINames(List.of("java:/Markable"));
    environment.setPerformImmediateCleanupOfCommitMarkableResourceBranchesMap(
        Map.of("java:/Markable", true));
    assertThat(coordinator.commitMarkable()).isEqualTo(List.of("java:/Markable"));
    assertThat(coordinator.obstacle(markable)).contains("java:/Markable has immediate-cleanup");
    environment.setPerformImmediateCleanupOfCommitMarkableResourceBranchesMap(
        Map.of("java:/Markable", false));
    assertThat(coordinator.obstacle(markable)).isNull();
  }

  private Throwable catchCommit() {
    try {
      manager.commit();
      throw new AssertionError("committed");
    } catch (Exception e) {
      return e;
    }
  }

  private static RunningTransaction running(Transaction transaction) throws Exception {
    return RunningTransaction.of(new TransactionSynchronizationRegistryImple(), transaction);
  }

  private static void name(String node) throws CoreEnvironmentBeanException {
    arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier(node);
  }

  /** The shape of IronJacamar's recovery object, as far as it is read. */
  private record Recovery(String jndiName) {}

  /** The shape of the wrapper WildFly registers around it. */
  private record Helper(Recovery xaResourceRecovery) implements XAResourceRecoveryHelper {
    @Override
    public boolean initialise(String properties) {
      return true;
    }

    @Override
    public XAResource[] getXAResources() {
      return new XAResource[0];
    }
  }
}
