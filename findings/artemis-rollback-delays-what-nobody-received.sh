#!/usr/bin/env bash
# Apache Artemis 2.44.0, an embedded broker with its journal on disk, and a redelivery delay.
#
# Guess: the redelivery delay is for the message whose transaction was rolled back.
# Seen: all that the broker had handed to the consumers of that session ahead of time is delayed with
#   it, though no application has ever received it, and its delivery count stays 0. If the consumer is
#   closed before the rollback, only the message that was received is delayed.
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
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Finding {
  static final long DELAY = 5_000;
  static final ActiveMQConnectionFactory FACTORY = new ActiveMQConnectionFactory("vm://0");

  static void try_(String queue, boolean close) throws JMSException {
    try (JMSContext failing = FACTORY.createContext(JMSContext.SESSION_TRANSACTED);
        JMSContext other = FACTORY.createContext()) {
      JMSConsumer consumer = failing.createConsumer(failing.createQueue(queue));
      for (int number = 0; number < 5; number++) {
        other.createProducer().send(other.createQueue(queue), "m" + number);
      }
      consumer.receive(10_000);
      if (close) {
        consumer.close();
      }
      failing.rollback();
      consumer.close();
      JMSConsumer next = other.createConsumer(other.createQueue(queue));
      System.out.println(queue + ", at once: " + received(next, DELAY / 4));
      System.out.println(queue + ", behind the delay: " + received(next, 2 * DELAY));
    }
  }

  static List<String> received(JMSConsumer consumer, long longest) throws JMSException {
    List<String> texts = new ArrayList<>();
    long end = System.currentTimeMillis() + longest;
    for (long left; (left = end - System.currentTimeMillis()) > 0; ) {
      Message message = consumer.receive(left);
      if (message != null) {
        texts.add(message.getBody(String.class) + "/" + message.getIntProperty("JMSXDeliveryCount"));
      }
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
        .addAcceptorConfiguration("vm", "vm://0")
        .addAddressSetting("#", new AddressSettings().setRedeliveryDelay(DELAY));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    try_("rolled back", false);
    try_("closed before", true);
    broker.stop();
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work" 2> "$work/errors" | grep -v '^\(INFO\|WARN\)' | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
rolled back, at once: []
rolled back, behind the delay: [m0/2, m1/1, m2/1, m3/1, m4/1]
closed before, at once: [m1/1, m2/1, m3/1, m4/1]
closed before, behind the delay: [m0/2]
SEEN
