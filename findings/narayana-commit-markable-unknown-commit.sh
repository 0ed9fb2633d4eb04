#!/usr/bin/env bash
# Narayana 7.3.3.Final (org.jboss.narayana.jta:narayana-jta), H2 2.4.240.
#
# Guess: a commit-markable resource commits first of all, without a prepare; so where its commit ends in
#   XAER_RMFAIL, which leaves open whether it took place, nothing else commits until that is known.
# Seen: the other branches are committed at once, commit() returns normally, and the status is
#   COMMITTED, although nothing of the commit-markable resource is there. An error that says "rolled
#   back" (XA_RBROLLBACK) has the others rolled back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in \
  org.jboss.narayana.jta:narayana-jta:7.3.3.Final org.jboss:jboss-transaction-spi:8.0.0.Final \
  jakarta.transaction:jakarta.transaction-api:2.0.1 jakarta.resource:jakarta.resource-api:2.1.0 \
  org.jboss.logging:jboss-logging:3.6.1.Final com.h2database:h2:2.4.240; do
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$work/lib"
done
cat > "$work/Finding.java" <<'JAVA'
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.jboss.tm.ConnectableResource;
import org.jboss.tm.XAResourceWrapper;

public class Finding {
  static final String NAME = "java:/store";
  static final String URL = "jdbc:h2:mem:store;DB_CLOSE_DELAY=-1";

  /** A branch that tells how it ended. */
  static class Branch implements XAResource {
    String end = "in doubt";

    public int prepare(Xid xid) { return XA_OK; }
    public void commit(Xid xid, boolean onePhase) throws XAException { end = "committed"; }
    public void rollback(Xid xid) throws XAException { end = "rolled back"; }
    public void start(Xid xid, int flags) {}
    public void end(Xid xid, int flags) {}
    public void forget(Xid xid) {}
    public Xid[] recover(int flag) { return new Xid[0]; }
    public boolean isSameRM(XAResource other) { return other == this; }
    public int getTransactionTimeout() { return 0; }
    public boolean setTransactionTimeout(int seconds) { return false; }
  }

  /** A local connection whose end is lost in its commit, as a pool tells it. */
  static class Markable extends Branch implements ConnectableResource, XAResourceWrapper {
    private final Connection connection;
    private final int code;

    Markable(int code) throws Exception {
      this.code = code;
      connection = DriverManager.getConnection(URL);
      connection.setAutoCommit(false);
      connection.createStatement().execute("INSERT INTO state VALUES (1)");
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
      try {
        connection.rollback();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      throw new XAException(code);
    }

    public Object getConnection() { return connection; }
    public XAResource getResource() { return this; }
    public String getProductName() { return "H2"; }
    public String getProductVersion() { return "2"; }
    public String getJndiName() { return NAME; }
  }

  static void run(String what, int code) throws Exception {
    var manager = TransactionManager.transactionManager();
    manager.begin();
    Branch other = new Branch();
    int[] told = {Status.STATUS_UNKNOWN};
    manager.getTransaction().registerSynchronization(new Synchronization() {
      public void beforeCompletion() {}
      public void afterCompletion(int status) { told[0] = status; }
    });
    manager.getTransaction().enlistResource(new Markable(code));
    manager.getTransaction().enlistResource(other);
    String outcome;
    try {
      manager.commit();
      outcome = "commit() returned";
    } catch (Exception e) {
      outcome = "commit() threw " + e.getClass().getSimpleName();
    }
    System.out.println(what + ": " + outcome
        + ", told " + (told[0] == Status.STATUS_COMMITTED ? "COMMITTED" : "otherwise")
        + ", other branch " + other.end + ", rows " + rows());
  }

  static int rows() throws Exception {
    try (Connection connection = DriverManager.getConnection(URL)) {
      var row = connection.createStatement().executeQuery("SELECT count(*) FROM state");
      row.next();
      return row.getInt(1);
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", arguments[0]);
    var settings = jtaPropertyManager.getJTAEnvironmentBean();
    settings.setCommitMarkableResourceJNDINames(List.of(NAME));
    settings.setPerformImmediateCleanupOfCommitMarkableResourceBranches(false);
    settings.setNotifyCommitMarkableResourceRecoveryModuleOfCompleteBranches(false);
    try (Connection connection = DriverManager.getConnection(URL)) {
      connection.createStatement().execute("CREATE TABLE state (id int)");
      connection.createStatement().execute("CREATE TABLE xids"
          + " (xid varbinary(144), transactionManagerID varchar(64), actionuid varbinary(28))");
    }
    run("XAER_RMFAIL", XAException.XAER_RMFAIL);
    run("XA_RBROLLBACK", XAException.XA_RBROLLBACK);
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work/log" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
XAER_RMFAIL: commit() returned, told COMMITTED, other branch committed, rows 0
XA_RBROLLBACK: commit() threw RollbackException, told otherwise, other branch rolled back, rows 0
SEEN
