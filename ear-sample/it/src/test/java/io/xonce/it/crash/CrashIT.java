/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.NamelessStoreBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Breakpoint;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A server that dies in the middle of a delivery, and comes back with the application deployed. It
 * takes the server away from under whatever would follow on it.
 */
@Order(Integer.MAX_VALUE - 1)
class CrashIT {

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final InDoubt inDoubt = new InDoubt();
  private final String payment = "p-" + UUID.randomUUID();

  private final EnterpriseArchive ear =
      Archives.ear(
          "crash", Archives.beans(BookingBean.class, Tiered.class, NamelessStoreBean.class));

  @AfterEach
  void undeploy() throws Exception {
    try (Management management = lab.management()) {
      management.undeploy(ear.getName());
    }
  }

  /** The server's own resource adapter has a name by which recovery learns that a branch ended. */
  @Test
  void serverKilledBeforeItsLogForgets_hasNothingToDoAfterItsRestart() throws Exception {
    deploy();
    Breakpoint forgetting =
        lab.breakpoint(
            "com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalStore",
            "remove_committed");
    send();
    forgetting.awaitArrival();
    inDoubt.assertIs(0, 0, 1);
    assertThat(database.effects("booking", payment)).isEqualTo(1);
    lab.killServer();

    ServerLog log = lab.serverLog();
    lab.startServer();
    inDoubt.awaitEndOfDecided();
    assertThat(lab.broker().count("booking", "payment = '" + payment + "'")).isZero();
    assertThat(log.count("consumer=booking key=" + payment)).as("not delivered again").isZero();
    assertThat(database.effects("booking", payment)).isEqualTo(1);
  }

  /** The message that was received commits first, then the database, then what was sent. */
  @Test
  void stateIsSeenBeforeTheMessage_onTheServersAdapter() throws Exception {
    deploy();
    Breakpoint commit = lab.breakpoint("io.xonce.xa.HonestXAResource", "commit");
    lab.broker()
        .send(
            "booking",
            message -> {
              message.setStringProperty("payment", payment);
              message.setBooleanProperty("send", true);
            });
    commit.awaitArrival();
    assertThat(lab.broker().count("booking", "payment = '" + payment + "'")).isZero();
    assertThat(database.effects("booking", payment)).as("row").isZero();
    assertThat(lab.broker().containing("out", payment)).isZero();

    commit.moveTo("org.apache.activemq.artemis.core.client.impl.ClientSessionImpl", "commit");
    commit.awaitArrival();
    assertThat(database.effects("booking", payment)).as("row").isEqualTo(1);
    assertThat(lab.broker().containing("out", payment)).as("message that speaks of it").isZero();
    lab.killServer();

    lab.startServer();
    inDoubt.awaitEndOfDecided();
    assertThat(lab.broker().containing("out", payment)).isOne();
    assertThat(database.effects("booking", payment)).isEqualTo(1);
  }

  @Test
  void serverKilledBeforeItsDecision_rollsBackAndDeliversAgain() throws Exception {
    deploy();
    ServerLog log = lab.serverLog();
    killAt("save_state", 0);
    assertThat(database.preparedBranches()).isOne();

    lab.startServer();
    inDoubt.awaitEndOfUndecided();
    assertProcessedOnce(log, 2);
  }

  @Test
  void serverKilledAfterItsDecision_commitsAfterItsRestart() throws Exception {
    deploy();
    ServerLog log = lab.serverLog();
    killAt("phase2Commit", 1);
    assertThat(database.preparedBranches()).isOne();

    lab.startServer();
    inDoubt.awaitEndOfDecided();
    assertProcessedOnce(log, 1);
  }

  /** Of the coordinator; by then both have voted. */
  private void killAt(String method, int decided) throws IOException {
    Breakpoint point = lab.breakpoint("com.arjuna.ats.arjuna.coordinator.BasicAction", method);
    send();
    point.awaitArrival();
    inDoubt.assertIs(1, 1, decided);
    lab.killServer();
  }

  private void assertProcessedOnce(ServerLog log, int runs) {
    await().until(() -> database.effects("booking", payment) == 1);
    await().until(() -> lab.broker().count("booking", "payment = '" + payment + "'") == 0);
    assertThat(log.count("claim FIRST consumer=booking key=" + payment)).isEqualTo(runs);
    assertThat(database.effects("booking", payment)).isEqualTo(1);
  }

  private void send() {
    lab.broker().send("booking", message -> message.setStringProperty("payment", payment));
  }

  private void deploy() throws Exception {
    try (Management management = lab.management()) {
      management.deploy(ear);
    }
  }

  @Test
  void serverKilledInTheHandler_processesTheMessageOnceAfterItsRestart() throws Exception {
    leaveOneXaDatasource();
    lab.restart();
    deploy();
    ServerLog log = lab.serverLog();
    String id = killWhileTheHandlerRuns();
    assertThat(database.effects("booking", payment)).as("died before its commit").isZero();

    lab.startServer();
    await().untilAsserted(() -> assertThat(database.effects("booking", payment)).isEqualTo(1));
    assertThat(log.count("claim FIRST consumer=booking key=" + payment)).isEqualTo(2);
    await().until(() -> log.count("outcome COMMITTED consumer=booking key=" + payment) == 1);
    assertThat(lab.broker().count("booking", "payment = '" + payment + "'")).isZero();
    database.awaitAttempts(id, "UNKNOWN COMMITTED");

    copySentAfterTheRestartIsADuplicate(log);
    consumerWithoutNamedStoreIsProtectedAfterABoot();
  }

  private void copySentAfterTheRestartIsADuplicate(ServerLog log) {
    send();
    await().until(() -> log.count("claim DUPLICATE consumer=booking key=" + payment) == 1);
    assertThat(database.effects("booking", payment)).isEqualTo(1);
  }

  /** Its store cannot be found while the server boots with the application in it. */
  private void consumerWithoutNamedStoreIsProtectedAfterABoot() {
    lab.broker().send("refused", message -> message.setStringProperty("payment", payment));
    await()
        .untilAsserted(() -> assertThat(database.effects("nameless-store", payment)).isEqualTo(1));
    assertThat(lab.wholeServerLog())
        .anyMatch(line -> line.contains("Consumer 'nameless-store' reached EXACTLY_ONCE"));
  }

  private String killWhileTheHandlerRuns() {
    String id;
    try (Gate gate = new Gate(database, payment)) {
      id =
          lab.broker()
              .send(
                  "booking",
                  message -> {
                    message.setStringProperty("payment", payment);
                    message.setLongProperty("gate", gate.number());
                  });
      gate.awaitArrival();
      database.awaitAttempts(id, "RUNNING");
      lab.killServer();
    }
    return id;
  }

  private void leaveOneXaDatasource() throws Exception {
    try (Management management = lab.management()) {
      for (String name :
          List.of(
              "EmptyXA",
              "StockXA",
              "NoPrepareXA",
              "NoRecoveryXA",
              "RemovableXA",
              "RemovableStockXA",
              "HastyXA")) {
        management.run("remove", "subsystem", "datasources", "xa-data-source", name);
      }
    }
  }
}
