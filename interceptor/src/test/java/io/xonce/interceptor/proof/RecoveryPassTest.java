/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTANodeNameXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.SubordinateJTAXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import com.arjuna.ats.jta.xa.XATxConverter;
import io.xonce.interceptor.server.RecordingXaResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recovery reads a branch qualifier of Narayana's format without a look at its length. One that is
 * shorter stops the pass over its resource, each time, but not that over the others.
 */
class RecoveryPassTest {

  private final XARecoveryModule recovery = new XARecoveryModule();
  private final List<String> calls = new ArrayList<>();
  private final Failures failures = new Failures();
  private final Logger log = Logger.getLogger("com.arjuna.ats.jta");

  @BeforeAll
  static void takeEachBranchForAnOrphanAtOnce(@TempDir Path objectStore)
      throws CoreEnvironmentBeanException {
    arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier("node-a");
    arjPropertyManager.getObjectStoreEnvironmentBean().setObjectStoreDir(objectStore.toString());
    JTAEnvironmentBean environment = jtaPropertyManager.getJTAEnvironmentBean();
    environment.setXaRecoveryNodes(List.of("node-a"));
    environment.setOrphanSafetyInterval(0);
  }

  @BeforeEach
  void filterAsTheServerDoes() {
    recovery.addXAResourceOrphanFilter(new JTANodeNameXAResourceOrphanFilter());
    recovery.addXAResourceOrphanFilter(new SubordinateJTAXAResourceOrphanFilter());
    log.addHandler(failures);
  }

  @AfterEach
  void hearNoMore() {
    log.removeHandler(failures);
  }

  @Test
  void shortQualifier_isNeverRolledBackAndFailsEachPass() {
    list(new ShortXid(branch()));
    pass();
    pass();
    assertThat(calls).isEmpty();
    assertThat(failures.found)
        .hasSize(2)
        .allSatisfy(
            record -> {
              assertThat(record.getMessage()).startsWith("ARJUNA016008: ");
              assertThat(record.getThrown()).isInstanceOf(ArrayIndexOutOfBoundsException.class);
            });
    assertThat(recovery.isPeriodicWorkSuccessful()).isFalse();
  }

  @Test
  void branchOfAnotherResource_isRolledBackAllTheSame() {
    list(new ShortXid(branch()));
    list(branch());
    pass();
    assertThat(failures.found).hasSize(1);
    assertThat(calls).containsExactly("rollback");
  }

  private static Xid branch() {
    return XATxConverter.getXid(new Uid(), true, XATxConverter.FORMAT_ID);
  }

  private void list(Xid prepared) {
    recovery.addXAResourceRecoveryHelper(new Helper(new RecordingXaResource(calls, prepared)));
  }

  private void pass() {
    recovery.periodicWorkFirstPass();
    recovery.periodicWorkSecondPass();
  }

  /** What Narayana logs with an exception. */
  private static final class Failures extends Handler {

    private final List<LogRecord> found = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      if (record.getThrown() != null) {
        found.add(record);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  /** As Narayana names a branch, but for its qualifier. */
  private record ShortXid(Xid whole) implements Xid {

    @Override
    public int getFormatId() {
      return whole.getFormatId();
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return whole.getGlobalTransactionId();
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {1, 2, 3};
    }
  }

  private record Helper(XAResource resource) implements XAResourceRecoveryHelper {

    @Override
    public boolean initialise(String properties) {
      return true;
    }

    @Override
    public XAResource[] getXAResources() {
      return new XAResource[] {resource};
    }
  }
}
