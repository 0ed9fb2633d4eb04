/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.lab.Breakpoint;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose transaction log is in the database loses nothing with its own log directory. */
class LogInDatabaseIT {

  private static final String PREFIX = "it_log_";

  /** Transactions that are decided and not ended. */
  private static final String DECIDED =
      "SELECT count(*) FROM " + PREFIX + "jbosststxtable WHERE typename LIKE '%/AtomicAction%'";

  private static final Path LOG =
      Path.of(Lab.property("broker.home"), "standalone", "data", "tx-object-store");

  private final Database database = Lab.get().database();
  private final String payment = "p-" + UUID.randomUUID();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @Test
  void serverKilledBetweenPrepareAndCommit_commitsAfterItsRestart() throws IOException {
    try (WildFly server = server()) {
      server.start(List.of(Breakpoint.JVM_OPTION));
      server.deploy(application());
      Broker broker = new Broker(server.brokerUrl());
      send(broker, "first-" + payment);
      await().until(() -> database.effects("booking", "first-" + payment) == 1);

      Breakpoint commit = server.breakpoint("io.xonce.xa.HonestXAResource", "commit");
      send(broker, payment);
      commit.awaitArrival();
      server.kill();
      // The message, which is committed first, is gone: only the log knows what has to be done.
      assertThat(database.count(DECIDED)).isOne();
      assertThat(database.preparedBranches()).isOne();
      assertThat(database.effects("booking", payment)).isZero();
      delete(LOG);

      server.start();
      await().until(() -> database.effects("booking", payment) == 1);
      await().until(() -> database.count(DECIDED) == 0);
      assertThat(database.preparedBranches()).isZero();
      assertThat(broker.count("booking", "payment = '" + payment + "'")).isZero();
    }
  }

  private static WildFly server() {
    return Lab.get()
        .secondServer(
            Map.of(
                "xonce.node", "it-log",
                "xonce.tx.journal-store", "false",
                "xonce.log.prefix", PREFIX),
            "/io/xonce/wildfly/xonce-log-in-database.cli",
            "/io/xonce/it/lab/it.cli");
  }

  private Path application() {
    Path file = temporary.resolve("logged.ear");
    Archives.ear("logged", Archives.beans(BookingBean.class, Tiered.class))
        .as(ZipExporter.class)
        .exportTo(file.toFile());
    return file;
  }

  private static void send(Broker broker, String payment) {
    broker.send("booking", message -> message.setStringProperty("payment", payment));
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
