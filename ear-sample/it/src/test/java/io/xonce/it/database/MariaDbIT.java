/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.MariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The same promise on MariaDB. */
@Order(Integer.MAX_VALUE)
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
@SuppressWarnings("try") // A gate is held, not used.
class MariaDbIT {

  private static final Lab LAB = Lab.get();

  private static final EnterpriseArchive EAR =
      Archives.ear("maria", Archives.beans(MariaBean.class));

  private static MariaDb mariaDb;
  private static Database database;

  private final String payment = "p-" + UUID.randomUUID();
  private final ServerLog log = LAB.serverLog();

  @BeforeAll
  static void moveToMariaDb() throws Exception {
    MariaDbSite site = MariaDbSite.get();
    mariaDb = site.server();
    database = site.database();
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

  @Test
  void firstDelivery_isProcessedAndProved() {
    awaitOutcome("outcome COMMITTED", send());
    assertThat(database.effects("maria", payment)).isEqualTo(1);
    assertThat(LAB.wholeServerLog())
        .anyMatch(
            line ->
                line.contains("XONCE00060: Consumer 'maria' reached EXACTLY_ONCE: 2 branches")
                    && line.contains("java:jboss/datasources/MariaXA (MariaDB)"));
  }

  @Test
  void producerResend_changesNothing() {
    awaitOutcome("outcome COMMITTED", send());
    String second = send();
    awaitOutcome("claim DUPLICATE", second);
    awaitOutcome("outcome COMMITTED", second);
    assertThat(database.effects("maria", payment)).isEqualTo(1);
  }

  @Test
  void failureAfterTheWork_isRolledBackAndDeliveredAgain() {
    String id =
        LAB.broker()
            .send(
                "maria",
                message -> {
                  message.setStringProperty("payment", payment);
                  message.setIntProperty("times", 2);
                });
    awaitOutcome("outcome COMMITTED", id);
    assertThat(database.effects("maria", payment)).isEqualTo(1);
    assertThat(
            database.count(
                "SELECT delivery FROM effect WHERE consumer = 'maria' AND payment = ?", payment))
        .as("the third delivery is the one that counts")
        .isEqualTo(3);
    assertThat(outcomes(id, "claim FIRST")).as("each delivery claims anew").isEqualTo(3);
    assertThat(outcomes(id, "outcome ROLLED_BACK")).isEqualTo(2);
  }

  @Test
  void twoCopiesAtOnce_theSecondWaitsAndIsADuplicate() throws Exception {
    String second;
    try (Connection gate = gate()) {
      send("gate");
      awaitArrival();
      second = send("gate");
      await("a claim that waits").until(() -> waitingForRows() == 1);
    }
    awaitOutcome("claim DUPLICATE", second);
    assertThat(database.effects("maria", payment)).isEqualTo(1);
    assertThat(log.count("claim FIRST consumer=maria key=" + payment)).isEqualTo(1);
  }

  @Test
  void claimAndBusiness_shareOneBranch() {
    ServerLog sql = new ServerLog(mariaDb.log().resolveSibling("data/general.log"));
    awaitOutcome("outcome COMMITTED", send());
    assertThat(sql.count("XA PREPARE")).isEqualTo(1);
    assertThat(sql.count("XA COMMIT")).isEqualTo(1);
    assertThat(sql.count("xonce_message (key_hash")).isEqualTo(1);
    assertThat(sql.count("INSERT INTO effect")).isEqualTo(1);
  }

  @Test
  void databaseKilledInTheHandler_processesTheMessageOnceAfterItsRestart() throws Exception {
    try (Connection gate = gate()) {
      send("gate");
      awaitArrival();
      mariaDb.kill();
    } finally {
      mariaDb.restart();
    }
    await().untilAsserted(() -> assertThat(database.effects("maria", payment)).isEqualTo(1));
    assertThat(log.count("claim FIRST consumer=maria key=" + payment)).isEqualTo(2);
    await().until(() -> log.count("outcome COMMITTED consumer=maria key=" + payment) == 1);
  }

  @Test
  void serverKilledInTheHandler_processesTheMessageOnceAfterItsRestart() throws Exception {
    try (Connection gate = gate()) {
      send("gate");
      awaitArrival();
      LAB.killServer();
    }
    assertThat(database.effects("maria", payment)).as("died before its commit").isZero();

    LAB.startServer();
    await().untilAsserted(() -> assertThat(database.effects("maria", payment)).isEqualTo(1));
    assertThat(log.count("claim FIRST consumer=maria key=" + payment)).isEqualTo(2);
    await().until(() -> log.count("outcome COMMITTED consumer=maria key=" + payment) == 1);
    awaitOutcome("claim DUPLICATE", send());
    assertThat(database.effects("maria", payment)).isEqualTo(1);
  }

  private String send(String... gate) {
    return LAB.broker()
        .send(
            "maria",
            message -> {
              message.setStringProperty("payment", payment);
              if (gate.length > 0) {
                message.setStringProperty("gate", payment);
              }
            });
  }

  /** Holds up the handler of the payment until it is closed. */
  private Connection gate() throws SQLException {
    Connection holder = database.connect();
    try (Statement lock = holder.createStatement()) {
      lock.execute("DO GET_LOCK('" + payment + "', 0)");
    }
    return holder;
  }

  private static void awaitArrival() {
    String waiting =
        "SELECT count(*) FROM information_schema.processlist WHERE state = 'User lock'";
    await("a handler at the gate").until(() -> database.count(waiting) == 1);
  }

  private static int waitingForRows() {
    return database.count(
        "SELECT variable_value FROM information_schema.global_status"
            + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'");
  }

  private void awaitOutcome(String what, String messageId) {
    await(what + " of " + messageId).until(() -> outcomes(messageId, what) > 0);
  }

  private long outcomes(String messageId, String what) {
    return log.lines().stream()
        .filter(line -> line.contains(what) && line.contains("message=" + messageId + " "))
        .count();
  }
}
