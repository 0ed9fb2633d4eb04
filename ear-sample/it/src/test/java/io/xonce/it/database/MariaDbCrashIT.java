/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Breakpoint;
import java.util.UUID;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that dies around its decision, with its state on MariaDB. */
@Order(Integer.MAX_VALUE)
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbCrashIT {

  private static final Lab LAB = Lab.get();

  private static final EnterpriseArchive EAR =
      Archives.ear("mariacrash", Archives.beans(MariaBean.class));

  private static Database database;
  private static InDoubt inDoubt;

  private final String payment = "p-" + UUID.randomUUID();

  @BeforeAll
  static void deploy() throws Exception {
    MariaDbSite site = MariaDbSite.get();
    database = site.database();
    inDoubt = new InDoubt(site::preparedBranches);
    try (Management management = LAB.management()) {
      management.deploy(EAR);
    }
  }

  @AfterAll
  static void undeploy() throws Exception {
    try (Management management = LAB.management()) {
      management.undeploy(EAR.getName());
    }
  }

  /** Both have voted; what is decided commits, and what is not comes again. */
  @ParameterizedTest
  @CsvSource({"save_state, 0, 2", "phase2Commit, 1, 1"})
  void serverKilledAroundItsDecision_processesTheMessageOnce(String method, int decided, int runs)
      throws Exception {
    ServerLog log = LAB.serverLog();
    Breakpoint point = LAB.breakpoint("com.arjuna.ats.arjuna.coordinator.BasicAction", method);
    LAB.broker().send("maria", message -> message.setStringProperty("payment", payment));
    point.awaitArrival();
    inDoubt.assertIs(1, 1, decided);
    LAB.killServer();
    assertThat(database.effects("maria", payment)).isZero();

    LAB.startServer();
    if (decided == 1) {
      inDoubt.awaitEndOfDecided();
    } else {
      inDoubt.awaitEndOfUndecided();
    }
    await().until(() -> database.effects("maria", payment) == 1);
    await().until(() -> LAB.broker().count("maria", "payment = '" + payment + "'") == 0);
    assertThat(log.count("claim FIRST consumer=maria key=" + payment)).isEqualTo(runs);
    assertThat(database.effects("maria", payment)).isEqualTo(1);
  }
}
