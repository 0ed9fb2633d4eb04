#!/usr/bin/env bash
# HSQLDB 2.7.4 (org.hsqldb:hsqldb), a database in a file, write_delay=false.
#
# Guess: a branch whose prepare was answered with XA_OK can be committed after a crash (XA
#   specification, 2.3: a prepared branch is kept until it is told its outcome).
# Seen: after the process is gone, recover() lists nothing, the row is not there, and commit of the
#   branch fails, with an XAException whose errorCode is 0 instead of XAER_NOTA.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.hsqldb:hsqldb:2.7.4 -DoutputDirectory="$work/lib"
cat > "$work/Finding.java" <<'JAVA'
import java.sql.Connection;
import java.sql.ResultSet;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.hsqldb.jdbc.pool.JDBCXADataSource;

public class Finding {
  static class Branch implements Xid {
    public int getFormatId() { return 4711; }
    public byte[] getGlobalTransactionId() { return new byte[] {1, 2, 3}; }
    public byte[] getBranchQualifier() { return new byte[] {4}; }
  }

  public static void main(String[] arguments) throws Exception {
    JDBCXADataSource source = new JDBCXADataSource();
    source.setUrl("jdbc:hsqldb:file:" + arguments[0] + "/shop;hsqldb.write_delay=false");
    source.setUser("SA");
    source.setPassword("");
    XAConnection connection = source.getXAConnection();
    XAResource resource = connection.getXAResource();
    Connection sql = connection.getConnection();
    Xid branch = new Branch();
    if (arguments[1].equals("before")) {
      sql.createStatement().execute("CREATE TABLE payment (id int PRIMARY KEY)");
      resource.start(branch, XAResource.TMNOFLAGS);
      sql.createStatement().execute("INSERT INTO payment VALUES (1)");
      resource.end(branch, XAResource.TMSUCCESS);
      boolean prepared = resource.prepare(branch) == XAResource.XA_OK;
      System.out.println("prepare answered XA_OK: " + prepared);
      System.out.println("branches listed: "
          + resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length);
      Runtime.getRuntime().halt(0);
    }
    System.out.println("branches listed after the restart: "
        + resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length);
    try {
      resource.commit(branch, false);
      System.out.println("commit returned");
    } catch (XAException e) {
      System.out.println("commit threw an XAException with errorCode " + e.errorCode);
    }
    ResultSet rows = sql.createStatement().executeQuery("SELECT count(*) FROM payment");
    rows.next();
    System.out.println("rows: " + rows.getInt(1));
    Runtime.getRuntime().halt(0);
  }
}
JAVA
for part in before after; do
  java -cp "$work/lib/*" "$work/Finding.java" "$work" $part 2>> "$work/errors"
done | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
prepare answered XA_OK: true
branches listed: 1
branches listed after the restart: 0
commit threw an XAException with errorCode 0
rows: 0
SEEN
