#!/usr/bin/env bash
# Apache Artemis 2.44.0, an embedded broker with its journal on disk.
#
# Guess: of two messages with the same _AMQ_DUPL_ID in one address, the broker keeps one.
# Seen: it asks only what has been committed. A copy that is sent while the first is in a prepared
#   branch is accepted, and so is the first at its commit; two copies in one transaction are both
#   accepted. Only a copy that comes after the commit is dropped.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > "$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.activemq</groupId>
      <artifactId>artemis-jakarta-server</artifactId>
      <version>2.44.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory="$work/lib"
cat > "$work/Finding.java" <<'JAVA'
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.XAConnection;
import jakarta.jms.XASession;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQXAConnectionFactory;

public class Finding {
  static class Branch implements Xid {
    public int getFormatId() { return 4711; }
    public byte[] getGlobalTransactionId() { return new byte[] {1, 2, 3}; }
    public byte[] getBranchQualifier() { return new byte[] {4}; }
  }

  static final ActiveMQXAConnectionFactory FACTORY = new ActiveMQXAConnectionFactory("vm://0");

  static void send(JMSContext context, String queue, String text, String id) {
    context.createProducer().setProperty("_AMQ_DUPL_ID", id).send(context.createQueue(queue), text);
  }

  static List<String> drain(String queue) {
    List<String> texts = new ArrayList<>();
    try (JMSContext context = FACTORY.createContext()) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(queue));
      for (Message m; (m = consumer.receive(500)) != null; ) {
        texts.add(m.getBody(String.class));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }

  public static void main(String[] arguments) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setSecurityEnabled(false).setJournalType(JournalType.NIO)
        .setJournalDirectory(arguments[0] + "/journal")
        .setBindingsDirectory(arguments[0] + "/bindings")
        .setLargeMessagesDirectory(arguments[0] + "/large")
        .setPagingDirectory(arguments[0] + "/paging")
        .addAcceptorConfiguration("vm", "vm://0");
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();

    try (XAConnection connection = FACTORY.createXAConnection()) {
      XASession session = connection.createXASession();
      XAResource resource = session.getXAResource();
      Xid branch = new Branch();
      resource.start(branch, XAResource.TMNOFLAGS);
      Message message = session.createTextMessage("first");
      message.setStringProperty("_AMQ_DUPL_ID", "a");
      session.createProducer(session.createQueue("prepared")).send(message);
      resource.end(branch, XAResource.TMSUCCESS);
      resource.prepare(branch);
      try (JMSContext context = FACTORY.createContext()) {
        send(context, "prepared", "while it is prepared", "a");
      }
      resource.commit(branch, false);
      try (JMSContext context = FACTORY.createContext()) {
        send(context, "prepared", "after the commit", "a");
      }
    }
    System.out.println("prepared: " + drain("prepared"));

    try (JMSContext context = FACTORY.createContext(JMSContext.SESSION_TRANSACTED)) {
      send(context, "together", "first", "b");
      send(context, "together", "second", "b");
      context.commit();
    }
    System.out.println("one transaction: " + drain("together"));

    try (JMSContext context = FACTORY.createContext()) {
      send(context, "apart", "first", "c");
      send(context, "apart", "second", "c");
    }
    System.out.println("one after the other: " + drain("apart"));
    broker.stop();
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work" 2> "$work/errors" | grep -v '^\(INFO\|WARN\)' | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
prepared: [while it is prepared, first]
one transaction: [first, second]
one after the other: [first]
SEEN
