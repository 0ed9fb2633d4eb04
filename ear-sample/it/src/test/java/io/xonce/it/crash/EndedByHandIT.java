/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.BatchOneBean;
import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Breakpoint;
import java.io.IOException;
import java.util.UUID;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An operator ends one branch of a transaction that is decided, which nobody should do. What comes
 * of it is the platform's, and what is seen of it is told in the manual.
 */
@Order(Integer.MAX_VALUE - 1)
class EndedByHandIT {

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Broker broker = lab.broker();
  private final InDoubt inDoubt = new InDoubt();
  private final String payment = "p-" + UUID.randomUUID();

  private final EnterpriseArchive ear =
      Archives.batchEar(
          "byhand",
          Archives.beans(BookingBean.class, Tiered.class, BatchOneBean.class),
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
      management.deleteTransactions();
    }
  }

  /** The message has committed before: it is gone, and its state is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"booking", "batch-one"})
  void databasesBranchThatIsRolledBack_isReported_andNotTakenForACommit(String consumer)
      throws Exception {
    ServerLog log = lab.serverLog();
    Breakpoint commit = stopAt(consumer, "io.xonce.xa.HonestXAResource", "commit");
    rollBackInTheDatabase();
    commit.letGo();
    await().until(() -> log.count("ARJUNA016036: ") == 1);
    await().until(() -> log.count("outcome UNKNOWN " + told(consumer)) == 1);
    try (Management management = lab.management()) {
      assertThat(management.branchesInTheLog())
          .singleElement()
          .asString()
          .containsPattern("PaymentsXA.* HEURISTIC");
    }
    inDoubt.assertIs(0, 0, 1);
    await("warning of recovery").until(() -> log.count("ARJUNA016037: ") > 0);
    assertThat(log.count("XONCE06025: ")).isEqualTo(consumer.equals("batch-one") ? 1 : 0);
    assertThat(waiting(consumer)).isZero();
    assertThat(database.effects(consumer, payment)).isZero();

    send(consumer);
    await("what is sent anew").until(() -> database.effects(consumer, payment) == 1);
    assertThat(log.count("claim DUPLICATE " + told(consumer))).isZero();
  }

  /** It would have been the first to commit, so that the others can be rolled back with it. */
  @ParameterizedTest
  @ValueSource(strings = {"booking", "batch-one"})
  void brokersBranchThatIsRolledBack_isReported_andTheMessageComesAgain(String consumer)
      throws Exception {
    ServerLog log = lab.serverLog();
    Breakpoint decided =
        stopAt(consumer, "com.arjuna.ats.arjuna.coordinator.BasicAction", "phase2Commit");
    inDoubt.assertIs(1, 1, 1);
    try (Management management = lab.management()) {
      management.rollBackAtTheBroker();
    }
    decided.letGo();
    await().until(() -> log.count("ARJUNA016036: ") == 1);
    await().until(() -> database.effects(consumer, payment) == 1);
    await().until(() -> waiting(consumer) == 0);
    inDoubt.awaitNothing();
    assertThat(log.count("outcome ROLLED_BACK " + told(consumer))).isOne();
    assertThat(log.count("claim FIRST " + told(consumer))).isEqualTo(2);
    assertThat(database.effects(consumer, payment)).isEqualTo(1);
  }

  /** Recovery takes a branch that is gone for one that it has committed before. */
  @Test
  void databasesBranchThatIsRolledBackWhileTheServerIsDown_isTakenForACommit() throws Exception {
    stopAt("booking", "io.xonce.xa.HonestXAResource", "commit");
    lab.killServer();
    rollBackInTheDatabase();

    ServerLog log = lab.serverLog();
    lab.startServer();
    inDoubt.awaitEndOfDecided();
    assertThat(log.count("ARJUNA016038: ")).as("as after other crashes").isPositive();
    assertThat(waiting("booking")).isZero();
    assertThat(database.effects("booking", payment)).isZero();
    send("booking");
    await("what is sent anew").until(() -> database.effects("booking", payment) == 1);
  }

  private Breakpoint stopAt(String consumer, String type, String method) throws IOException {
    Breakpoint point = lab.breakpoint(type, method);
    send(consumer);
    point.awaitArrival();
    return point;
  }

  private void rollBackInTheDatabase() {
    String branch =
        database.text("SELECT gid FROM pg_prepared_xacts WHERE database = current_database()");
    database.execute("ROLLBACK PREPARED '" + branch + "'");
  }

  private void send(String consumer) {
    broker.send(consumer, message -> message.setStringProperty("payment", payment));
  }

  private int waiting(String consumer) {
    return broker.count(consumer, "payment = '" + payment + "'");
  }

  private String told(String consumer) {
    return "consumer=" + consumer + " key=" + payment;
  }
}
