/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.internal.jta.recovery.arjunacore.NodeNameXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.transaction.xa.XAResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from Narayana by reflection is really there, in the version WildFly ships. */
class CoordinatorTest {

  private static final Branch STORE = new Branch(Branch.Kind.XA, "java:/Store", "", "");

  @BeforeAll
  static void useOwnObjectStoreAndNoThreads(@TempDir Path objectStore) {
    arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreDir(objectStore.toString());
    RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
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
    assertThat(coordinator.obstacle(new Branch(Branch.Kind.XA, "java:/Other", "", "")))
        .contains("java:/Other is not registered");
  }

  @Test
  void coordinator_mustNotRecoverForAllNodes() throws Exception {
    JTAEnvironmentBean environment = jtaPropertyManager.getJTAEnvironmentBean();
    Coordinator coordinator = new Coordinator(getClass().getClassLoader());
    List<String> before = environment.getXaRecoveryNodes();
    name("node-a");
    environment.setXaRecoveryNodes(
        List.of("node-a", NodeNameXAResourceOrphanFilter.RECOVER_ALL_NODES));
    try {
      assertThat(coordinator.obstacle(STORE)).contains("branches of all servers for its own ('*')");
    } finally {
      environment.setXaRecoveryNodes(before);
    }
  }

  @Test
  void commitMarkableDatasource_mustNotCleanUpAtOnce() throws Exception {
    JTAEnvironmentBean environment = jtaPropertyManager.getJTAEnvironmentBean();
    Coordinator coordinator = new Coordinator(getClass().getClassLoader());
    Branch markable = new Branch(Branch.Kind.COMMIT_MARKABLE, "java:/Markable", "", "");
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
