/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.InDoubt;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.late.LateOneBean;
import io.xonce.lab.Breakpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a transaction is up while it ends: it ends in one way, and in all its branches. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TimeoutAtTheEndIT {

  private static final int TIMEOUT_SECONDS = 3;

  /** A session waits for a message in the same transaction, which has that much more time. */
  private static final Duration LONGER = Duration.ofSeconds(TIMEOUT_SECONDS + 7);

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Broker broker = lab.broker();
  private final ServerLog log = lab.serverLog();
  private final InDoubt inDoubt = new InDoubt();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "timeout",
        Archives.beans(BookingBean.class, Tiered.class, BatchSlowBean.class, LateOneBean.class)
            .addAsManifestResource(Archives.floors("late-one"), "microprofile-config.properties"),
        BatchSlowBean.class,
        LateOneBean.class);
  }

  @BeforeEach
  void haveLittleTime() throws Exception {
    timeout(TIMEOUT_SECONDS);
  }

  @AfterEach
  void haveTheUsualTime() throws Exception {
    timeout(300);
  }

  private void timeout(int seconds) throws IOException {
    try (Management management = lab.management()) {
      management.write("default-timeout", Integer.toString(seconds), "subsystem", "transactions");
    }
  }

  /** The broker has voted and keeps its word; the coordinator goes on once it has begun to ask. */
  @ParameterizedTest
  @ValueSource(strings = {"booking", "batch-slow"})
  void timeUpBetweenTheVotes_changesNothing(String consumer) throws Exception {
    Breakpoint vote = stopAt(consumer, false, "io.xonce.xa.HonestXAResource", "prepare");
    inDoubt.assertIs(1, 0, 0);
    letTimePass();
    vote.letGo();
    assertProcessedOnce(consumer, 1);
  }

  /** What is sent votes last, and by then its broker has rolled it back. */
  @ParameterizedTest
  @ValueSource(strings = {"booking", "batch-slow", "late-one"})
  void timeUpBeforeTheLastVote_rollsBackAll_andTheMessageComesAgain(String consumer)
      throws Exception {
    Breakpoint vote = stopAt(consumer, true, "io.xonce.xa.HonestXAResource", "prepare");
    await("the broker's patience").until(() -> log.count("AMQ222103: ") > 0);
    vote.letGo();
    assertProcessedOnce(consumer, 2);
    assertSentOnce();
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking", "batch-slow", "late-one"})
  void timeUpAfterTheDecision_changesNothing(String consumer) throws Exception {
    Breakpoint decided =
        stopAt(consumer, true, "com.arjuna.ats.arjuna.coordinator.BasicAction", "phase2Commit");
    letTimePass();
    decided.letGo();
    assertProcessedOnce(consumer, 1);
    assertSentOnce();
  }

  private Breakpoint stopAt(String consumer, boolean sends, String type, String method)
      throws IOException {
    Breakpoint point = lab.breakpoint(type, method);
    broker.send(
        consumer,
        message -> {
          message.setStringProperty("payment", payment);
          if (sends) {
            message.setBooleanProperty("send", true);
          }
        });
    point.awaitArrival();
    return point;
  }

  private static void letTimePass() {
    await().pollDelay(LONGER).until(() -> true);
  }

  private void assertProcessedOnce(String consumer, int runs) {
    await().until(() -> database.effects(consumer, payment) == 1);
    await().until(() -> broker.count(consumer, "payment = '" + payment + "'") == 0);
    inDoubt.awaitNothing();
    assertThat(log.count("claim FIRST consumer=" + consumer + " key=" + payment)).isEqualTo(runs);
    assertThat(database.effects(consumer, payment)).isEqualTo(1);
    assertThat(broker.count("DLQ", "payment = '" + payment + "'")).isZero();
  }

  private void assertSentOnce() {
    await().until(() -> broker.containing("out", payment) == 1);
  }
}
