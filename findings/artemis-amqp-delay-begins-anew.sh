#!/usr/bin/env bash
# Apache Artemis 2.44.0, an embedded broker; the sender is protonj2-client 1.1.0 (AMQP 1.0).
#
# Guess: JMSDeliveryTime is the earliest time at which the message may be delivered, the time of its sending
#   and its delay (Jakarta Messaging 3.1, 3.4.13), so that of a message in hand it lies in the past, and is
#   the same at each delivery.
# Seen: of an AMQP message with the annotation x-opt-delivery-delay it is the time of the hand-out and the
#   delay, at each hand-out another one. Who takes it for the age of a message finds an old one young.
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
    <dependency>
      <groupId>org.apache.activemq</groupId>
      <artifactId>artemis-amqp-protocol</artifactId>
      <version>2.44.0</version>
    </dependency>
    <dependency>
      <groupId>org.apache.qpid</groupId>
      <artifactId>protonj2-client</artifactId>
      <version>1.1.0</version>
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
import java.net.ServerSocket;
import java.time.Instant;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.SenderOptions;

public class Finding {
  static final long DELAY = 2000;

  static void send(int port) throws Exception {
    SenderOptions options = new SenderOptions();
    options.targetOptions().capabilities("queue");
    try (Client client = Client.create();
        Connection connection = client.connect("127.0.0.1", port);
        Sender sender = connection.openSender("queue", options)) {
      sender
          .send(
              org.apache.qpid.protonj2.client.Message.create("text")
                  .creationTime(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli())
                  .annotation("x-opt-delivery-delay", DELAY))
          .awaitAccepted();
    }
  }

  public static void main(String[] arguments) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setSecurityEnabled(false).setPersistenceEnabled(false)
        .addAcceptorConfiguration("vm", "vm://0")
        .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP");
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    send(port);

    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("vm://0");
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSConsumer consumer = context.createConsumer(context.createQueue("queue"));
      long before = 0;
      for (int i = 1; i <= 2; i++) {
        Message message = consumer.receive(30_000);
        long due = message.getJMSDeliveryTime();
        System.out.println(
            "delivery " + i + ": sent " + Instant.ofEpochMilli(message.getJMSTimestamp())
                + ", may be delivered in the future: " + (due > System.currentTimeMillis())
                + ", at another time than before: " + (i > 1 && due != before));
        before = due;
        context.rollback();
      }
    }
    broker.stop();
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work" 2> "$work/errors" | grep -v '^\(INFO\|WARN\)' | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
delivery 1: sent 2026-03-01T10:00:00Z, may be delivered in the future: true, at another time than before: false
delivery 2: sent 2026-03-01T10:00:00Z, may be delivered in the future: true, at another time than before: true
SEEN
