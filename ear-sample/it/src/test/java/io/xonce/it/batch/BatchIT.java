/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.TextMessage;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many messages in one transaction: what is good is applied once, whatever its neighbours do, and
 * pays for them with two more deliveries at most.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BatchIT {

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Batches one = new Batches("batch-one");

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "batch",
        Archives.beans(
            BatchOneBean.class,
            BatchSlowBean.class,
            BatchManyBean.class,
            BatchOrderBean.class,
            BatchDelayBean.class,
            BatchGroupBean.class,
            OutboundBean.class),
        BatchOneBean.class,
        BatchSlowBean.class,
        BatchManyBean.class,
        BatchOrderBean.class,
        BatchDelayBean.class,
        BatchGroupBean.class);
  }

  @Test
  void fiftyMessages_commitTogether() throws Exception {
    one.letBatchesGrow();
    one.sendTogether(50, (message, number) -> {});
    one.awaitEffects(50);
    assertThat(one.transactions()).isEqualTo(1);
    assertThat(one.deliveries()).isEqualTo(1);
  }

  @Test
  void singleMessage_isCommittedWhileNoOtherComes() {
    one.send(1, (message, number) -> {});
    one.awaitEffects(1);
    one.awaitWaiting(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"exception", "application-exception", "rollback-only", "caught", "at-commit"})
  void onePoisonAmongFifty_endsAsTheOnlyDeadLetter(String how) throws Exception {
    one.letBatchesGrow();
    if (how.equals("at-commit")) {
      database.execute("INSERT INTO pledge (name) VALUES ('" + one.payment(20) + "')");
    }
    ServerLog log = lab.serverLog();
    one.sendTogether(
        50,
        (message, number) -> {
          if (number == 20) {
            Batches.poison(message, how);
          }
        });
    await().until(() -> one.deadLetters() == 1);
    one.awaitEffects(49);
    assertThat(log.count("XONCE06020: 50 messages to " + BatchOneBean.class.getName()))
        .isEqualTo(1);
    assertThat(database.effects("batch-one", one.payment(20))).isZero();
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(49);
    assertThat(one.deliveries()).as("deliveries of a good neighbour").isBetween(2, 3);
  }

  @Test
  void tenPoisonAmongFifty_endAsTheOnlyDeadLetters() throws Exception {
    one.sendTogether(
        50,
        (message, number) -> {
          if (number % 5 == 3) {
            Batches.poison(message, "exception");
          }
        });
    await().until(() -> one.deadLetters() == 10);
    one.awaitEffects(40);
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(40);
    assertThat(one.deliveries()).as("deliveries of a good neighbour").isBetween(2, 3);
  }

  @Test
  void timeoutInTheMiddle_costsEachOneDeliveryMore() throws Exception {
    Batches slow = new Batches("batch-slow");
    ServerLog log = lab.serverLog();
    slow.sendTogether(
        10,
        (message, number) -> {
          if (number == 5) {
            Batches.fail(message, "timeout", 1);
          }
        });
    slow.awaitEffects(10);
    assertThat(log.count("XONCE06020: 10 messages")).isEqualTo(1);
    assertThat(slow.effects()).isEqualTo(slow.distinctEffects()).isEqualTo(10);
    assertThat(slow.deliveries()).isEqualTo(2);
  }

  @Test
  void largeBodies_arriveWhole() throws Exception {
    one.together(() -> one.sendLarge(4, 300_000));
    one.awaitEffects(4);
    assertThat(one.deliveries()).isEqualTo(1);
  }

  @Test
  void sameKeyTwiceInABatch_isAppliedOnce() throws Exception {
    one.letBatchesGrow();
    one.sendTogether(
        20, (message, number) -> message.setStringProperty("payment", one.payment(number % 10)));
    one.awaitEffects(10);
    await().until(() -> one.waiting() == 0);
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(10);
    assertThat(one.transactions()).isEqualTo(1);
    assertThat(one.deadLetters()).isZero();
  }

  @Test
  void duplicateAndConflictInABatch_endEachAsItShould() throws Exception {
    ServerLog log = lab.serverLog();
    one.send(1, (message, number) -> {});
    one.awaitEffects(1);
    one.sendTogether(
        10,
        (message, number) -> {
          if (number == 7) {
            message.setStringProperty("payment", one.payment(3));
            ((TextMessage) message).setText("something else");
          }
        });
    await().until(() -> one.deadLetters() == 1);
    one.awaitEffects(9);
    await().until(() -> one.waiting() == 0);
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(9);
    assertThat(log.stackFrames()).isZero();
  }

  @Test
  void deadlockOfTwoBatches_costsOneOfThemADelivery() throws Exception {
    Batches many = new Batches("batch-many");
    database.execute("INSERT INTO pledge (name) VALUES ('" + many.payment(-1) + "')");
    database.execute("INSERT INTO pledge (name) VALUES ('" + many.payment(-2) + "')");
    ServerLog databaseLog = lab.databaseLog();
    try (Gate gate = new Gate(database, many.payment(0))) {
      many.sendTogether(
          8,
          (message, number) -> {
            if (number < 2) {
              message.setStringProperty("row", many.payment(-1 - number));
              message.setLongProperty("gate", gate.number());
              message.setStringProperty("row2", many.payment(-2 + number));
            }
          });
      gate.awaitArrivals(2);
    }
    many.awaitEffects(8);
    // The ledger's statements, which are logged too, quote the error.
    assertThat(databaseLog.count("ERROR:  deadlock detected")).isEqualTo(1);
    assertThat(many.effects()).isEqualTo(many.distinctEffects()).isEqualTo(8);
    assertThat(many.deliveries()).isEqualTo(2);
    assertThat(database.count("SELECT sum(taken) FROM pledge WHERE name LIKE ?", many.pattern()))
        .isEqualTo(4);
  }

  /** Only the failed batch waits for its next delivery. */
  @Test
  void handedOverAheadOfTime_isNotDelayedWithTheBatch() throws Exception {
    Batches delay = new Batches("batch-delay");
    delay.sendTogether(
        100,
        (message, number) -> {
          if (number == 10) {
            Batches.fail(message, "exception", 2);
          }
        });
    delay.awaitEffects(100);
    List<Integer> deliveries = delay.deliveriesInOrder();
    int waited = deliveries.size() - deliveries.indexOf(2);
    assertThat(waited).as("the failed batch").isBetween(1, 20);
    assertThat(deliveries.subList(0, 100 - waited)).as("before it").containsOnly(1);
    assertThat(delay.deliveries()).isEqualTo(3);
  }

  @Test
  void oneSession_keepsTheOrderThroughAFailedBatch() throws Exception {
    Batches order = new Batches("batch-order");
    order.sendTogether(
        60,
        (message, number) -> {
          if (number == 29) {
            Batches.fail(message, "exception", 2);
          }
        });
    order.awaitEffects(60);
    assertThat(order.order()).isEqualTo(Batches.numbers(0, 60, 1));
    assertThat(order.deliveries()).isEqualTo(3);
  }

  @Test
  void messageGroups_keepTheirOrderThroughFailedBatches() throws Exception {
    Batches groups = new Batches("batch-group");
    groups.sendTogether(
        120,
        (message, number) -> {
          message.setStringProperty("JMSXGroupID", "g" + number % 3);
          if (number == 50 || number == 51) {
            Batches.fail(message, "exception", 1);
          }
        });
    groups.awaitEffects(120);
    assertThat(groups.effects()).isEqualTo(groups.distinctEffects()).isEqualTo(120);
    for (int group = 0; group < 3; group++) {
      assertThat(groups.order(group, 3)).isEqualTo(Batches.numbers(group, 120, 3));
    }
  }

  @Test
  void whatIsSent_sharesTheFateAndCommitsLast() throws Exception {
    one.sendTogether(
        10,
        (message, number) -> {
          message.setBooleanProperty(number % 2 == 0 ? "send" : "sendClassic", true);
          if (number == 9) {
            Batches.poison(message, "exception");
          }
        });
    await().until(() -> one.deadLetters() == 1);
    one.awaitEffects(9);
    one.awaitSent(9);
    assertThat(lab.wholeServerLog())
        .filteredOn(line -> line.contains("Consumer 'batch-one' reached EXACTLY_ONCE"))
        .anyMatch(
            line ->
                line.contains(": 3 branches in one XA transaction, committed in this order: ")
                    && line.contains(
                        ", then java:jboss/datasources/PaymentsXA (PostgreSQL), then what it sends by"
                            + " java:/XonceJMS (ActiveMQ)"));
  }

  @Test
  void outsideADelivery_whatIsSentIsABranchOfItsOwn() throws Exception {
    Batches outbound = new Batches("outbound");
    outbound.send(
        4,
        (message, number) -> {
          message.setBooleanProperty(number % 2 == 0 ? "send" : "sendClassic", true);
          if (number > 1) {
            Batches.poison(message, "exception");
          }
        });
    await().until(() -> outbound.deadLetters() == 2);
    outbound.awaitEffects(2);
    outbound.awaitSent(2);
    assertThat(lab.wholeServerLog())
        .filteredOn(line -> line.contains("Consumer 'outbound' reached EXACTLY_ONCE"))
        .anyMatch(line -> line.contains(": 3 branches") && line.contains("java:/XonceJMS"));
  }
}
