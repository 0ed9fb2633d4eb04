/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Breakpoint;
import java.io.IOException;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A server that dies in the middle of a batch, and comes back with the application deployed. */
@Order(Integer.MAX_VALUE - 1)
class BatchCrashIT {

  private final Lab lab = Lab.get();
  private final InDoubt inDoubt = new InDoubt();
  private final ServerLog log = lab.serverLog();
  private final Batches one = new Batches("batch-one");
  private final EnterpriseArchive ear =
      Archives.batchEar("batchcrash", Archives.beans(BatchOneBean.class), BatchOneBean.class);

  @AfterEach
  void undeploy() throws Exception {
    try (Management management = lab.management()) {
      management.undeploy(ear.getName());
    }
  }

  @Test
  void serverKilledInABatch_appliesEachMessageOnceAfterItsRestart() throws Exception {
    deploy();
    try (Gate gate = new Gate(lab.database(), one.payment(10))) {
      one.sendTogether(
          20,
          (message, number) -> {
            message.setBooleanProperty("send", true);
            if (number == 10) {
              message.setLongProperty("gate", gate.number());
            }
          });
      gate.awaitArrival();
      lab.killServer();
    }
    assertThat(one.effects()).as("died before its commit").isZero();

    lab.startServer();
    assertAllIsAppliedOnce();
  }

  /** Prepared are what was received, the database, and what was sent. */
  @Test
  void serverKilledBeforeItsDecision_rollsBackAndDeliversAgain() throws Exception {
    deploy();
    stopAt("com.arjuna.ats.arjuna.coordinator.BasicAction", "save_state");
    inDoubt.assertIs(2, 1, 0);
    assertThat(one.inQueue("out")).isZero();
    lab.killServer();
    assertThat(lab.database().preparedBranches()).isEqualTo(1);

    lab.startServer();
    inDoubt.awaitEndOfUndecided();
    assertAllIsAppliedOnce();
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void serverKilledBetweenTheCommits_commitsTheOtherBranchAfterItsRestart() throws Exception {
    deploy();
    stopAt("io.xonce.xa.HonestXAResource", "commit");
    inDoubt.assertIs(1, 1, 1);
    assertThat(one.waiting()).as("received").isZero();
    assertThat(one.inQueue("out")).as("sent, not before the state").isZero();
    assertThat(one.effects()).isZero();
    lab.killServer();
    assertThat(lab.database().preparedBranches()).isEqualTo(1);

    lab.startServer();
    inDoubt.awaitEndOfDecided();
    assertAllIsAppliedOnce();
    assertThat(one.transactions()).isEqualTo(1);
    assertThat(runs()).isEqualTo(1);
  }

  /**
   * What the log says of an end need not be on the disk: recovery asks once more, and learns it.
   */
  @Test
  void serverKilledBeforeItsLogForgets_hasNothingToDoAfterItsRestart() throws Exception {
    deploy();
    stopAt(
        "com.arjuna.ats.internal.arjuna.objectstore.hornetq.HornetqJournalStore",
        "remove_committed");
    inDoubt.assertIs(0, 0, 1);
    assertThat(one.effects()).isEqualTo(20);
    lab.killServer();

    lab.startServer();
    assertAllIsAppliedOnce();
    assertThat(one.transactions()).isEqualTo(1);
    assertThat(runs()).isEqualTo(1);
  }

  /** Of the bean with the same message; the broker forgets with a kill how often it delivered. */
  private long runs() {
    return log.count("claim FIRST consumer=batch-one key=" + one.payment(7) + " ");
  }

  private void deploy() throws Exception {
    try (Management management = lab.management()) {
      management.deploy(ear);
    }
  }

  /** Sends a batch, of which the thread stops in this method. */
  private void stopAt(String type, String method) throws IOException {
    Breakpoint breakpoint = lab.breakpoint(type, method);
    one.sendTogether(20, (message, number) -> message.setBooleanProperty("send", true));
    breakpoint.awaitArrival();
  }

  private void assertAllIsAppliedOnce() {
    one.awaitEffects(20);
    await().until(() -> one.waiting() == 0);
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(20);
    one.awaitSent(20);
    assertThat(one.deadLetters()).isZero();
    inDoubt.awaitNothing();
  }
}
