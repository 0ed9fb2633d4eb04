/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.BatchOneBean;
import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.lab.Breakpoint;
import java.io.IOException;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A server that dies around the commit of what is acknowledged after it. */
@Order(Integer.MAX_VALUE - 1)
class LateCrashIT {

  private final Lab lab = Lab.get();
  private final InDoubt inDoubt = new InDoubt();
  private final Batches late = new Batches("late-one");
  private final EnterpriseArchive ear =
      Archives.batchEar(
          "latecrash",
          Archives.beans(
                  LateOneBean.class,
                  LateSingleBean.class,
                  LateFailBean.class,
                  LateDivertBean.class,
                  BatchOneBean.class)
              .addAsManifestResource(
                  Archives.floors("late-one", "late-single", "late-fail", "late-divert"),
                  "microprofile-config.properties"),
          LateOneBean.class,
          LateSingleBean.class,
          LateFailBean.class,
          LateDivertBean.class,
          BatchOneBean.class);

  @BeforeEach
  void deploy() throws Exception {
    try (Management management = lab.management()) {
      management.deploy(ear);
    }
  }

  @AfterEach
  void undeploy() throws Exception {
    try (Management management = lab.management()) {
      management.undeploy(ear.getName());
    }
  }

  @Test
  void serverKilledBetweenCommitAndAcknowledgement_acknowledgesAfterItsRestart() throws Exception {
    stopAt(late, "io.xonce.ra.inbound.AcknowledgingSession", "acknowledge");
    assertThat(late.effects()).as("committed").isEqualTo(20);
    assertThat(late.inQueue("out")).as("sent").isEqualTo(20);
    assertThat(late.read("message-count")).as("not acknowledged").isEqualTo(20);
    lab.killServer();

    lab.startServer();
    assertAllIsAppliedOnce(late, 20);
    assertThat(late.transactions()).isEqualTo(1);
  }

  @Test
  void serverKilledAfterSeveralCommits_acknowledgesAllOfThemAfterItsRestart() throws Exception {
    Batches single = new Batches("late-single");
    stopAt(single, "io.xonce.ra.inbound.AcknowledgingSession", "acknowledge");
    assertThat(single.transactions()).as("committed one by one").isBetween(2, 20);
    assertThat(single.read("message-count")).as("not acknowledged").isEqualTo(20);
    lab.killServer();

    lab.startServer();
    assertAllIsAppliedOnce(single, 20);
    assertThat(single.transactions()).isEqualTo(20);
  }

  /** It refuses duplicates; these are none. */
  @Test
  void reactionToDuplicates_isNotForWhatOnlyLacksItsAcknowledgement() throws Exception {
    Batches refusing = new Batches("late-fail");
    stopAt(refusing, "io.xonce.ra.inbound.AcknowledgingSession", "acknowledge");
    assertThat(refusing.effects()).as("committed").isEqualTo(20);
    assertThat(refusing.read("message-count")).as("not acknowledged").isEqualTo(20);
    lab.killServer();

    lab.startServer();
    assertAllIsAppliedOnce(refusing, 20);
  }

  /** The record that these copies meet is not theirs: they have records of their own. */
  @Test
  void copiesThatWerePutAside_areNotPutAsideAgain() throws Exception {
    Batches diverting = new Batches("late-divert");
    diverting.sendTogether(20, (message, number) -> {});
    diverting.awaitEffects(20);
    await().until(() -> diverting.read("message-count") == 0);
    stopAt(diverting, "io.xonce.ra.inbound.AcknowledgingSession", "acknowledge");
    assertThat(diverting.inQueue("diverted")).as("put aside").isEqualTo(20);
    assertThat(diverting.read("message-count")).as("not acknowledged").isEqualTo(20);
    lab.killServer();

    lab.startServer();
    await().until(() -> diverting.read("message-count") == 0);
    await().until(() -> lab.database().preparedBranches() == 0);
    assertThat(diverting.inQueue("diverted")).as("put aside").isEqualTo(20);
    assertThat(diverting.effects()).isEqualTo(20);
  }

  @Test
  void serverKilledBeforeTheCommit_deliversAgain() throws Exception {
    stopAt(late, "com.arjuna.ats.arjuna.coordinator.BasicAction", "save_state");
    inDoubt.assertIs(1, 1, 0);
    lab.killServer();

    lab.startServer();
    inDoubt.awaitEndOfUndecided();
    assertAllIsAppliedOnce(late, 20);
  }

  @Test
  void stateIsSeenBeforeTheMessage_afterTheCommit() throws Exception {
    stopAt(late, "io.xonce.ra.broker.SessionResource", "commit");
    assertThat(late.effects()).as("rows").isEqualTo(20);
    assertThat(late.inQueue("out")).as("messages that speak of them").isZero();
    inDoubt.assertIs(1, 0, 1);
    lab.killServer();

    lab.startServer();
    inDoubt.awaitEndOfDecided();
    assertAllIsAppliedOnce(late, 20);
  }

  /** What was received commits first, then the database, then what was sent. */
  @Test
  void stateIsSeenBeforeTheMessage_inTheTransaction() throws Exception {
    Batches batch = new Batches("batch-one");
    Breakpoint database = stopAt(batch, "io.xonce.xa.HonestXAResource", "commit");
    assertThat(batch.effects()).isZero();
    assertThat(batch.inQueue("out")).isZero();
    database.moveTo("io.xonce.ra.broker.SessionResource", "commit");
    database.awaitArrival();
    assertThat(batch.effects()).as("rows").isEqualTo(20);
    assertThat(batch.inQueue("out")).as("messages that speak of them").isZero();
    lab.killServer();

    lab.startServer();
    assertAllIsAppliedOnce(batch, 20);
  }

  /** Sends a batch, of which the thread stops in this method. */
  private Breakpoint stopAt(Batches batch, String type, String method) throws IOException {
    Breakpoint breakpoint = lab.breakpoint(type, method);
    batch.sendTogether(20, (message, number) -> message.setBooleanProperty("send", true));
    breakpoint.awaitArrival();
    return breakpoint;
  }

  private void assertAllIsAppliedOnce(Batches batch, int count) {
    batch.awaitEffects(count);
    await().until(() -> batch.read("message-count") == 0);
    await().until(() -> lab.database().preparedBranches() == 0);
    batch.awaitSent(count);
    assertThat(batch.effects()).isEqualTo(batch.distinctEffects()).isEqualTo(count);
    assertThat(batch.deadLetters()).isZero();
  }
}
