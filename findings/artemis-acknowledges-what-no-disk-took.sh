#!/usr/bin/env bash
# Apache Artemis 2.44.0, an embedded broker with its journal on disk (NIO), Linux with prlimit.
#
# Guess: a persistent message whose send has returned is in the journal, also if the disk takes no
#   byte more from some moment on: what cannot be written is not acknowledged.
# Seen: the last sends before the broker notices return although their records were refused (EFBIG
#   here). After a kill and a start with room again these messages are gone: five to eleven of some
#   thousands, in each of six runs.
set -euo pipefail
work=$(mktemp -d)
broker=
end() {
  if [[ -n $broker ]]; then kill -9 "$broker" 2> /dev/null || true; fi
  rm -rf "$work"
}
trap end EXIT
cd "$work"
cat > pom.xml <<'POM'
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
mvn -q -B -f pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib
cat > Finding.java <<'JAVA'
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Finding {
  static final ActiveMQConnectionFactory FACTORY = new ActiveMQConnectionFactory("vm://0");
  static final AtomicInteger NUMBER = new AtomicInteger();

  static void send() {
    try (JMSContext context = FACTORY.createContext()) {
      while (true) {
        String text = Integer.toString(NUMBER.incrementAndGet());
        context.createProducer().send(context.createQueue("queue"), text);
        System.out.println(text);
      }
    } catch (JMSRuntimeException e) {
      // The broker has noticed.
    }
  }

  static void receive() throws JMSException {
    try (JMSContext context = FACTORY.createContext()) {
      JMSConsumer consumer = context.createConsumer(context.createQueue("queue"));
      for (Message m; (m = consumer.receive(1500)) != null; ) {
        System.out.println(m.getBody(String.class));
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setSecurityEnabled(false).setJournalType(JournalType.NIO)
        .setJournalDirectory("data/journal")
        .setBindingsDirectory("data/bindings")
        .setLargeMessagesDirectory("data/large")
        .setPagingDirectory("data/paging")
        .addAcceptorConfiguration("vm", "vm://0");
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(configuration);
    broker.start();
    if (arguments[0].equals("send")) {
      for (int i = 0; i < 4; i++) {
        new Thread(Finding::send).start();
      }
    } else {
      receive();
      Runtime.getRuntime().halt(0);
    }
  }
}
JAVA
java -cp 'lib/*' Finding.java send 2> /dev/null > >(cat > sent) &
broker=$!
for _ in $(seq 60); do
  if [[ -e sent ]] && (($(wc -l < sent) > 2000)); then break; fi
  sleep 1
done
prlimit --pid "$broker" --fsize=1:
sleep 3
kill -9 "$broker"
wait "$broker" 2> /dev/null || true
broker=
java -cp 'lib/*' Finding.java receive 2> /dev/null | grep '^[0-9]*$' | sort > received
grep '^[0-9]*$' sent | sort > acknowledged
lost=$(comm -23 acknowledged received | wc -l)
echo "acknowledged $(wc -l < acknowledged), received $(wc -l < received), lost $lost"
((lost > 0))
