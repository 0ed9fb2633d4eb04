#!/usr/bin/env bash
# Narayana 7.3.3.Final (org.jboss.narayana.jta:narayana-jta).
#
# Guess: a resource manager whose one-phase commit throws an XAException has not done it, whatever the
#   exception holds, and commit() of the transaction throws.
# Seen: with an XAException made from a text only, whose errorCode is 0, commit() returns normally. From
#   prepare, such an exception becomes a HeuristicMixedException although all is rolled back. Several
#   JDBC drivers throw such exceptions for what they have no code for.
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
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

public class Finding {
  static class Resource implements XAResource {
    private final XAException atPrepare;
    private final XAException atOnePhase;

    Resource(XAException atPrepare, XAException atOnePhase) {
      this.atPrepare = atPrepare;
      this.atOnePhase = atOnePhase;
    }

    public int prepare(Xid xid) throws XAException {
      if (atPrepare != null) throw atPrepare;
      return XA_OK;
    }

    public void commit(Xid xid, boolean onePhase) throws XAException {
      if (onePhase && atOnePhase != null) throw atOnePhase;
    }

    public void start(Xid xid, int flags) {}
    public void end(Xid xid, int flags) {}
    public void rollback(Xid xid) {}
    public void forget(Xid xid) {}
    public Xid[] recover(int flag) { return new Xid[0]; }
    public boolean isSameRM(XAResource other) { return other == this; }
    public int getTransactionTimeout() { return 0; }
    public boolean setTransactionTimeout(int seconds) { return false; }
  }

  static void run(String what, Resource... resources) throws Exception {
    var manager = TransactionManager.transactionManager();
    manager.begin();
    for (Resource resource : resources) manager.getTransaction().enlistResource(resource);
    String outcome;
    try {
      manager.commit();
      outcome = "commit() returned";
    } catch (Exception e) {
      outcome = "commit() threw " + e.getClass().getSimpleName();
    }
    System.out.println(what + ": " + outcome);
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", arguments[0]);
    run("prepare fails with XAER_RMERR",
        new Resource(null, null), new Resource(new XAException(XAException.XAER_RMERR), null));
    run("prepare fails without a code",
        new Resource(null, null), new Resource(new XAException("disk full"), null));
    run("one-phase commit fails with XAER_RMERR",
        new Resource(null, new XAException(XAException.XAER_RMERR)));
    run("one-phase commit fails without a code",
        new Resource(null, new XAException("disk full")));
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work/log" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
prepare fails with XAER_RMERR: commit() threw RollbackException
prepare fails without a code: commit() threw HeuristicMixedException
one-phase commit fails with XAER_RMERR: commit() threw RollbackException
one-phase commit fails without a code: commit() returned
SEEN
