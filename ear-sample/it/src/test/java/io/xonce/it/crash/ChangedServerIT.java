/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.outage.RemovableBean;
import io.xonce.lab.Breakpoint;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies with branches in doubt, and comes back with another configuration. */
class ChangedServerIT {

  private static final String COORDINATOR = "com.arjuna.ats.arjuna.coordinator.BasicAction";

  private static final String NAME = "it-changed";

  /** Longer than the shipped recovery leaves an orphan of its own alone. */
  private static final Duration LONGER_THAN_ORPHANS = Duration.ofSeconds(22);

  private static final String[] DATASOURCE = {
    "subsystem", "datasources", "xa-data-source", "RemovableXA"
  };

  private static final WildFly SERVER =
      Lab.get().secondServer(Map.of("xonce.node", NAME), "/io/xonce/it/crash/changed.cli");

  private final Database database = Lab.get().database();
  private final Database removable = Lab.get().removableDatabase();
  private final Broker broker = new Broker(SERVER.brokerUrl());
  private final String payment = "p-" + UUID.randomUUID();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @BeforeEach
  void start() {
    SERVER.start(List.of(Breakpoint.JVM_OPTION));
  }

  @AfterEach
  void stop() {
    SERVER.stop();
  }

  @AfterAll
  static void close() {
    SERVER.close();
  }

  /** The log is that of the server; what stands in no log is only recognised by the name. */
  @Test
  void serverOfAnotherName_endsWhatIsDecided_andTheRestWhenItHasItsOwnAgain() throws Exception {
    InDoubt inDoubt = new InDoubt(() -> Management.of(SERVER), database::preparedBranches);
    deploy("renamed.ear", PatientBean.class);
    process("patient", database);
    Breakpoint decided = SERVER.breakpoint(COORDINATOR, "phase2Commit");
    send("patient", "decided-" + payment);
    decided.awaitArrival();
    decided.stopNextAt(COORDINATOR, "save_state");
    String id = send("patient", payment);
    decided.awaitArrival();
    inDoubt.assertIs(2, 2, 1);
    database.awaitAttempts(id, "RUNNING");
    rename(NAME + "-else");
    SERVER.kill();

    SERVER.start();
    await().until(() -> database.effects("patient", "decided-" + payment) == 1);
    await("what stays")
        .pollDelay(LONGER_THAN_ORPHANS)
        .untilAsserted(() -> inDoubt.assertIs(1, 1, 0));
    try (Jmx jmx = Jmx.of(SERVER)) {
      assertThat(jmx.consumer("renamed", "patient").explain(payment))
          .contains("by node " + NAME + ". Its decision is in the transaction log of that node")
          .contains("which is not this one");
    }
    assertThat(database.effects("patient", payment)).isZero();

    rename(NAME);
    SERVER.stop();
    SERVER.start();
    inDoubt.awaitEndOfUndecided();
    await().until(() -> database.effects("patient", payment) == 1);
    assertThat(database.effects("patient", "decided-" + payment)).isEqualTo(1);
    assertThat(broker.count("patient", null)).isZero();
  }

  @Test
  void transactionWhoseDatasourceIsGone_waitsForIt_andSaysSo() throws Exception {
    InDoubt inDoubt = new InDoubt(() -> Management.of(SERVER), removable::preparedBranches);
    addDatasource();
    deploy("removed.ear", RemovableBean.class);
    process("removable", removable);
    Breakpoint commit = SERVER.breakpoint("io.xonce.xa.HonestXAResource", "commit");
    send("removable", payment);
    commit.awaitArrival();
    try (Management management = Management.of(SERVER)) {
      management.run("remove", DATASOURCE);
    }
    SERVER.kill();
    forget("removed.ear");

    ServerLog log = new ServerLog(SERVER.log());
    SERVER.start();
    await("the second warning").until(() -> warnings(log) > 1);
    inDoubt.assertIs(0, 1, 1);

    addDatasource();
    inDoubt.awaitEndOfDecided();
    assertThat(removable.effects("removable", payment)).isEqualTo(1);
    assertThat(broker.count("removable", null)).isZero();
  }

  /** Of recovery, of the branch for which nobody is there. */
  private static long warnings(ServerLog log) {
    return log.lines().stream()
        .filter(line -> line.contains("ARJUNA016037: ") && line.contains("RemovableXA"))
        .count();
  }

  private void addDatasource() throws IOException {
    try (Management management = Management.of(SERVER)) {
      management.addDatasource("RemovableXA", removable);
    }
  }

  /** From the next start on. */
  private static void rename(String node) throws IOException {
    try (Management management = Management.of(SERVER)) {
      management.write("node-identifier", node, "subsystem", "transactions");
    }
  }

  private void deploy(String name, Class<?> bean) {
    Path file = temporary.resolve(name);
    Archives.ear(name.replace(".ear", ""), Archives.beans(bean))
        .as(ZipExporter.class)
        .exportTo(file.toFile());
    SERVER.deploy(file);
  }

  /** Without its datasource it could not be deployed. */
  private static void forget(String application) throws IOException {
    Path deployments = Path.of(Lab.property("broker.home"), "standalone", "deployments");
    try (Stream<Path> files = Files.list(deployments)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith(application)) {
          Files.delete(file);
        }
      }
    }
  }

  /** So that everything is loaded in which a thread may stop. */
  private void process(String queue, Database where) {
    send(queue, "first-" + payment);
    await().until(() -> where.effects(queue, "first-" + payment) == 1);
  }

  private String send(String queue, String key) {
    return broker.send(queue, message -> message.setStringProperty("payment", key));
  }
}
