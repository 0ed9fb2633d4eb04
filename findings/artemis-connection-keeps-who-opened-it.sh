#!/usr/bin/env bash
# Apache Artemis 2.44.0, its Jakarta Messaging client and an embedded broker.
#
# Guess: a connection knows its factory and its broker, and nothing of the code that had it opened.
# Seen: as long as it is open, the class loader of an application that was on the stack of its opening
#   stays in memory, though nothing else refers to it: the client keeps an exception with that stack for a
#   warning that it may have to write. Closed and dropped, it is gone. A server that keeps connections in
#   a pool keeps an undeployed application for each that the application had it open.
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
mkdir "$work/application"
cat > "$work/Application.java" <<'JAVA'
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.function.Function;

public class Application implements Function<ConnectionFactory, Connection> {
  @Override
  public Connection apply(ConnectionFactory pool) {
    try {
      return pool.createConnection();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
JAVA
javac -cp "$work/lib/*" -d "$work/application" "$work/Application.java"
rm "$work/Application.java"
cat > "$work/Finding.java" <<'JAVA'
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

public class Finding {
  static Connection connection;

  @SuppressWarnings("unchecked")
  static WeakReference<ClassLoader> deploy(ConnectionFactory pool, Path classes) throws Exception {
    URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, Finding.class.getClassLoader());
    connection =
        ((Function<ConnectionFactory, Connection>)
                loader.loadClass("Application").getConstructor().newInstance())
            .apply(pool);
    loader.close();
    return new WeakReference<>(loader);
  }

  static boolean stays(WeakReference<ClassLoader> loader) throws InterruptedException {
    for (int time = 0; time < 50 && loader.get() != null; time++) {
      System.gc();
      Thread.sleep(100);
    }
    return loader.get() != null;
  }

  public static void main(String[] arguments) throws Exception {
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfiguration(
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setPersistenceEnabled(false)
            .addAcceptorConfiguration("vm", "vm://0"));
    broker.start();
    ConnectionFactory pool = new ActiveMQConnectionFactory("vm://0");
    pool.createConnection().close(); // The threads of the client have another memory of their maker.
    WeakReference<ClassLoader> application = deploy(pool, Path.of(arguments[0], "application"));
    System.out.println("open: the class loader stays: " + stays(application));
    connection.close();
    connection = null;
    System.out.println("closed and dropped: the class loader stays: " + stays(application));
    broker.stop();
    System.exit(0);
  }
}
JAVA
java -cp "$work/lib/*" "$work/Finding.java" "$work" 2> "$work/errors" | grep -v '^\(INFO\|WARN\)' | tee "$work/seen"
diff - "$work/seen" <<'SEEN'
open: the class loader stays: true
closed and dropped: the class loader stays: false
SEEN
