/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import io.xonce.faults.bean.Names;
import io.xonce.lab.Artemis;
import io.xonce.lab.ClassPath;
import io.xonce.lab.WildFly;
import io.xonce.xa.HonestXADataSource;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** How server, broker and tables are made for a topology. */
record Setup(Topology topology, Path target) {

  /** As many attempts as are shipped, at a pace that lets poison end within half a minute. */
  private static final Map<String, String> REDELIVERY =
      Map.of(
          "redelivery-delay",
          "200",
          "redelivery-multiplier",
          "1.5",
          // Where the work is to end often, poison ends in a few seconds, and with few attempts.
          "max-redelivery-delay",
          Site.SOAKED ? "200" : "2000",
          "max-delivery-attempts",
          Site.SOAKED ? "10" : "20");

  /** As quick as it may be, so that a run of many kills has time for them. */
  private static final Map<String, String> RECOVERY =
      Map.of(
          "xonce.recovery.period", "2",
          "xonce.recovery.backoff", "1",
          "xonce.recovery.orphan-interval", "4000");

  /** Whether the broker that runs by itself is two. */
  private static final boolean CLUSTER = Integer.getInteger("faults.brokers", 1) > 1;

  /** What the set-up script calls its parameters, and what they are when it runs once more. */
  private static final String PREFIX = "xonce.";

  private static final String PREFIX_OF_MARIADB = "mariadb.";

  /** Statements that make the tables of Xonce and of the handlers. */
  static List<String> tables(Store store) {
    String handlers = text("/io/xonce/faults/site/faults.sql");
    return switch (store) {
      case POSTGRES -> List.of(text("/io/xonce/store/postgresql.sql"), handlers);
      case MARIADB -> List.of(text("/io/xonce/store/mariadb.sql"), handlers);
    };
  }

  /** Brokers that are not started yet: one, or a cluster, whose members share the consumers'. */
  List<Artemis> brokers(Path directory) {
    try {
      String classPath = Files.readString(Path.of(Site.property("artemis.class-path")));
      return CLUSTER
          ? Artemis.cluster(
              List.of(directory, Disks.place(null, "artemis")), classPath, "remote-", REDELIVERY)
          : List.of(Artemis.prepare(directory, classPath, REDELIVERY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A server that is not started yet.
   *
   * @param number from 0 on; each has a name and a home of its own
   * @param broker port by which it comes to the broker that runs by itself
   */
  WildFly server(int number, Map<String, String> settings, int broker) {
    Map<String, String> all = new HashMap<>(settings);
    all.put(PREFIX + "node", "faults-" + number);
    all.put(PREFIX_OF_MARIADB + "node", "faults-" + number);
    all.put("faults.artemis.port", Integer.toString(broker));
    return WildFly.prepare(home(number), all, scripts());
  }

  private Path home(int number) {
    Path first = Path.of(Site.property("wildfly.home"));
    Path home = target.resolve("wildfly-server-" + number);
    if (number == 0) {
      return first;
    }
    if (!Files.exists(home)) {
      copy(first, home);
    }
    return home;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Files.copy(one, to.resolve(from.relativize(one)), COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path[] scripts() {
    List<Path> scripts = new ArrayList<>();
    scripts.add(ClassPath.copy("/io/xonce/wildfly/xonce-setup.cli", target));
    if (Store.MARIADB.isAt(topology)) {
      scripts.add(setupOfMariaDb());
    }
    scripts.add(ClassPath.copy("/io/xonce/faults/site/local.cli", target));
    if (topology == Topology.REMOTE) {
      scripts.add(ClassPath.copy("/io/xonce/faults/site/remote.cli", target));
    }
    return scripts.toArray(Path[]::new);
  }

  /** The set-up script once more, with other parameters. */
  private Path setupOfMariaDb() {
    try {
      return Files.writeString(
          target.resolve("xonce-setup-mariadb.cli"),
          ofMariaDb(text("/io/xonce/wildfly/xonce-setup.cli")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ofMariaDb(String text) {
    return text.replace("${" + PREFIX, "${" + PREFIX_OF_MARIADB);
  }

  /** Parameters of the scripts; how the server finds its database is in those given. */
  Map<String, String> settings(Map<String, String> database) {
    Map<String, String> settings = withAdapter(database);
    settings.put("xonce.db.xa-class", HonestXADataSource.class.getName());
    settings.put("xonce.ds.name", "PaymentsXA");
    settings.put("xonce.ds.jndi", Names.STORE);
    // What the transaction log keeps of a broker that runs by itself is little then.
    settings.put("xonce.tx.journal-sync-deletes", Boolean.toString(topology == Topology.REMOTE));
    settings.putAll(RECOVERY);
    settings.put("faults.max-disk-usage", Integer.toString(Disks.mostUsage()));
    REDELIVERY.forEach((name, value) -> settings.put("xonce.jms." + name, value));
    // The log tells of each commit then.
    settings.put("lab.log-level", Site.MEASURED ? "INFO" : "DEBUG");
    return settings;
  }

  /** The same with a second database. */
  Map<String, String> settings(Map<String, String> database, Map<String, String> mariaDb) {
    Map<String, String> settings = settings(database);
    Map<String, String> second = new HashMap<>(settings);
    second.putAll(withAdapter(mariaDb));
    second.putAll(shippedForMariaDb());
    second.put("xonce.ds.name", "MariaXA");
    second.put("xonce.ds.jndi", Names.MARIADB_STORE);
    second.forEach(
        (name, value) ->
            settings.put(name.replaceFirst("^" + PREFIX, PREFIX_OF_MARIADB), ofMariaDb(value)));
    return settings;
  }

  private static Map<String, String> withAdapter(Map<String, String> database) {
    Map<String, String> settings = new HashMap<>(database);
    settings.merge(
        "xonce.driver.jars",
        ClassPath.of(HonestXADataSource.class).toString(),
        (driver, own) -> driver + "," + own);
    return settings;
  }

  private static Map<String, String> shippedForMariaDb() {
    Properties shipped = new Properties();
    try {
      shipped.load(new StringReader(text("/io/xonce/wildfly/mariadb.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    shipped.stringPropertyNames().forEach(name -> settings.put(name, shipped.getProperty(name)));
    return settings;
  }

  private static String text(String resource) {
    try (var content = Setup.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException("Not on the class path: " + resource);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
