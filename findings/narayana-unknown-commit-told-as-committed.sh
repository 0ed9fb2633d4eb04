#!/usr/bin/env bash
# Narayana 7.3.3.Final (org.jboss.narayana.jta:narayana-jta).
#
# Guess: if the only resource cannot say what became of its commit (XAER_RMFAIL, as when a connection
#   breaks), listeners are told STATUS_UNKNOWN, as the one who commits is told by an exception.
# Seen: commit() throws HeuristicMixedException, and afterCompletion is given STATUS_COMMITTED. So is it
#   by Transaction.getStatus() in afterCompletion. The exception does not reach who only listens: a cache,
#   an effect after the commit, a counter.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in \
  org.jboss.narayana.jta:narayana-jta:7.3.3.Final org.jboss:jboss-transaction-spi:8.0.0.Final \
  jakarta.transaction:jakarta.transaction-api:2.0.1 jakarta.resource:jakarta.resource-api:2.1.0 \
  org.jboss.logging:jboss-logging:3.6.1.Final; do
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$work/lib"
done
cat > "$work/Finding.java" <<'JAVA'
import com.arjuna.ats.jta.TransactionManager;
import jakarta.transaction.Synchronization;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

public class Finding {
  record Resource(int error) implements XAResource {
    public void commit(Xid xid, boolean onePhase) throws XAException {
      if (error != 0) throw new XAException(error);
    }

    public int prepare(Xid xid) { return XA_OK; }
    public void start(Xid xid, int flags) {}
    public void end(Xid xid, int flags) {}
    public void rollback(Xid xid) {}
    public void forget(Xid xid) {}
    public Xid[] recover(int flag) { return new Xid[0]; }
    public boolean isSameRM(XAResource other) { return other == this; }
    public int getTransactionTimeout() { return 0; }
    public boolean setTransactionTimeout(int seconds) { return false; }
  }

  static void run(String what, int error) throws Exception {
    var manager = TransactionManager.transactionManager();
    manager.begin();
    var transaction = manager.getTransaction();
    transaction.enlistResource(new Resource(error));
    var told = new StringBuilder();
    transaction.registerSynchronization(new Synchronization() {
      public void beforeCompletion() {}

      public void afterCompletion(int status) {
        try {
          told.append(status).append(", getStatus() ").append(transaction.getStatus());
        } catch (Exception e) {
          told.append(e);
        }
      }
    });
    String outcome;
    try {
      manager.commit();
      outcome = "returned";
    } catch (Exception e) {
      outcome = "threw " + e.getClass().getSimpleName();
    }
    System.out.println(what + ": commit() " + outcome + ", afterCompletion " + told);
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", arguments[0]);
    System.out.println("STATUS_COMMITTED 3, STATUS_ROLLEDBACK 4, STATUS_UNKNOWN 5");
    run("commits", 0);
    run("has rolled back (XA_RBROLLBACK)", XAException.XA_RBROLLBACK);
    run("cannot be reached (XAER_RMFAIL)", XAException.XAER_RMFAIL);
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work/log" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
STATUS_COMMITTED 3, STATUS_ROLLEDBACK 4, STATUS_UNKNOWN 5
commits: commit() returned, afterCompletion 3, getStatus() 3
has rolled back (XA_RBROLLBACK): commit() threw RollbackException, afterCompletion 4, getStatus() 4
cannot be reached (XAER_RMFAIL): commit() threw HeuristicMixedException, afterCompletion 3, getStatus() 3
SEEN
