#!/usr/bin/env bash
# H2 2.3.232 with Narayana 7.3.3.Final.
#
# Guess: an administrator ends a session (ABORT_SESSION) while it is in a global transaction; the commit
#   of that transaction fails.
# Seen: H2's XAResource wraps the failure in an XAException without an error code, which the
#   transaction manager takes for success: commit() returns, and the row is not there.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for artifact in \
  com.h2database:h2:2.3.232 \
  org.jboss.narayana.jta:narayana-jta:7.3.3.Final org.jboss:jboss-transaction-spi:8.0.0.Final \
  jakarta.transaction:jakarta.transaction-api:2.0.1 jakarta.resource:jakarta.resource-api:2.1.0 \
  org.jboss.logging:jboss-logging:3.6.1.Final; do
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$artifact" -DoutputDirectory="$work/lib"
done
cat > "$work/Finding.java" <<'JAVA'
import com.arjuna.ats.jta.TransactionManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.h2.jdbcx.JdbcDataSource;

public class Finding {
  static class Watched implements XAResource {
    private final XAResource h2;
    Watched(XAResource h2) { this.h2 = h2; }

    public void commit(Xid xid, boolean onePhase) throws XAException {
      try {
        h2.commit(xid, onePhase);
      } catch (XAException e) {
        System.out.println("H2's commit threw an XAException with errorCode " + e.errorCode);
        throw e;
      }
    }

    public int prepare(Xid xid) throws XAException { return h2.prepare(xid); }
    public void start(Xid xid, int flags) throws XAException { h2.start(xid, flags); }
    public void end(Xid xid, int flags) throws XAException { h2.end(xid, flags); }
    public void rollback(Xid xid) throws XAException { h2.rollback(xid); }
    public void forget(Xid xid) throws XAException { h2.forget(xid); }
    public Xid[] recover(int flag) throws XAException { return h2.recover(flag); }
    public boolean isSameRM(XAResource other) { return other == this; }
    public int getTransactionTimeout() { return 0; }
    public boolean setTransactionTimeout(int seconds) { return false; }
  }

  static int number(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("ObjectStoreEnvironmentBean.objectStoreDir", arguments[0]);
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
    h2.setUser("sa");
    Connection administrator = h2.getConnection();
    administrator.createStatement().execute("CREATE TABLE payment (id int PRIMARY KEY)");

    var manager = TransactionManager.transactionManager();
    XAConnection xa = h2.getXAConnection();
    Connection connection = xa.getConnection();
    manager.begin();
    manager.getTransaction().enlistResource(new Watched(xa.getXAResource()));
    connection.createStatement().execute("INSERT INTO payment VALUES (1)");
    int session = number(connection, "SELECT SESSION_ID()");
    number(administrator, "CALL ABORT_SESSION(" + session + ")");
    try {
      manager.commit();
      System.out.println("commit() returned");
    } catch (Exception e) {
      System.out.println("commit() threw " + e.getClass().getSimpleName());
    }
    System.out.println("rows: " + number(administrator, "SELECT count(*) FROM payment"));
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work/log" 2> "$work/errors" | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
H2's commit threw an XAException with errorCode 0
commit() returned
rows: 0
SEEN
