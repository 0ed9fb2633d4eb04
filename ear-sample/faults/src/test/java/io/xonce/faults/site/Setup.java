/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.Artemis;
import io.xonce.lab.Artemis.Protocol;
import io.xonce.lab.ClassPath;
import io.xonce.lab.WildFly;
import io.xonce.xa.HonestXADataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How server, broker and tables are made for a topology. */
record Setup(Topology topology, Path target) {

  /** As many attempts as are shipped, at a pace that lets poison end within half a minute. */
  private static final Map<String, String> REDELIVERY =
      Map.of(
          "redelivery-delay", "200",
          "redelivery-multiplier", "1.5",
          "max-redelivery-delay", "2000",
          "max-delivery-attempts", "20");

  /** Statements that make the tables of Xonce and of the handlers. */
  List<String> tables() {
    return List.of(
        text("/io/xonce/store/postgresql.sql"), text("/io/xonce/faults/site/faults.sql"));
  }

  /** A broker that is not started yet. */
  Artemis artemis() {
    try {
      String classPath = Files.readString(Path.of(Site.property("artemis.class-path")));
      return Artemis.prepare(target.resolve("artemis"), classPath, REDELIVERY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that is not started yet; how it finds the database is in the settings. */
  WildFly server(Map<String, String> database, Artemis artemis) {
    return WildFly.prepare(
        Path.of(Site.property("wildfly.home")), settings(database, artemis), scripts());
  }

  private Path[] scripts() {
    Path setup = ClassPath.copy("/io/xonce/wildfly/xonce-setup.cli", target);
    Path local = ClassPath.copy("/io/xonce/faults/site/local.cli", target);
    Path remote = ClassPath.copy("/io/xonce/faults/site/remote.cli", target);
    return topology == Topology.LOCAL
        ? new Path[] {setup, local}
        : new Path[] {setup, local, remote};
  }

  private Map<String, String> settings(Map<String, String> database, Artemis artemis) {
    Map<String, String> settings = new HashMap<>(database);
    settings.merge(
        "xonce.driver.jars",
        ClassPath.of(HonestXADataSource.class).toString(),
        (driver, own) -> driver + "," + own);
    settings.put("xonce.db.xa-class", HonestXADataSource.class.getName());
    settings.put("xonce.node", "faults");
    settings.put("xonce.ds.name", "PaymentsXA");
    settings.put("xonce.ds.jndi", "java:jboss/datasources/PaymentsXA");
    // What the transaction log keeps of a broker that runs by itself is little then.
    settings.put("xonce.tx.journal-sync-deletes", Boolean.toString(topology == Topology.REMOTE));
    settings.put("faults.artemis.port", Integer.toString(artemis.port(Protocol.CORE)));
    REDELIVERY.forEach((name, value) -> settings.put("xonce.jms." + name, value));
    // The log tells of each commit then.
    settings.put("lab.log-level", "DEBUG");
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
