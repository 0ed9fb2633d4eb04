/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The message is no branch of the transaction: what is good is applied once all the same. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LateIT {

  private static final Asset FLOORS =
      Archives.floors("late-one", "late-single", "late-fail", "late-local");

  private static final String REACHED = " reached EXACTLY_ONCE: ";

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final ServerLog log = lab.serverLog();
  private final Batches one = new Batches("late-one");

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "late",
        Archives.beans(
                LateOneBean.class,
                LateSingleBean.class,
                LateFailBean.class,
                LateBareBean.class,
                LateLocalBean.class)
            .addAsManifestResource(FLOORS, "microprofile-config.properties"),
        LateOneBean.class,
        LateSingleBean.class,
        LateFailBean.class,
        LateBareBean.class,
        LateLocalBean.class);
  }

  @Test
  void fiftyMessages_commitTogetherAndAreAcknowledged() throws Exception {
    one.letBatchesGrow();
    one.sendTogether(50, (message, number) -> {});
    one.awaitEffects(50);
    await().until(() -> one.waiting() == 0);
    assertThat(one.transactions()).isEqualTo(1);
    assertThat(one.deliveries()).isEqualTo(1);
    assertThat(reached("late-one"))
        .anyMatch(
            line ->
                line.contains(
                    "1 branch in one transaction: java:jboss/datasources/PaymentsXA (PostgreSQL);"
                        + " the message is acknowledged after the commit"));
  }

  @Test
  void whatIsSent_isASecondBranchThatCommitsLast() throws Exception {
    one.sendTogether(
        10,
        (message, number) ->
            message.setBooleanProperty(number % 2 == 0 ? "send" : "sendClassic", true));
    one.awaitEffects(10);
    await().until(() -> one.waiting() == 0);
    one.awaitSent(10);
    assertThat(reached("late-one"))
        .anyMatch(
            line ->
                line.contains(
                    "2 branches in one XA transaction, committed in this order:"
                        + " java:jboss/datasources/PaymentsXA (PostgreSQL), then what it sends by"
                        + " java:/XonceJMS ("));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "application-exception", "rollback-only", "caught"})
  void onePoisonAmongFifty_costsItsNeighboursNothing(String how) throws Exception {
    one.letBatchesGrow();
    one.sendTogether(
        50,
        (message, number) -> {
          message.setBooleanProperty("send", true);
          if (number == 20) {
            Batches.poison(message, how);
          }
        });
    one.awaitEffects(49);
    assertThat(one.order())
        .as("processed in their places, while the poison waits")
        .isEqualTo(Batches.numbers(0, 20, 1) + " " + Batches.numbers(21, 50, 1));
    await().until(() -> one.deadLetters() == 1);
    await().until(() -> one.waiting() == 0);
    assertThat(database.effects("late-one", one.payment(20))).isZero();
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(49);
    assertThat(one.deliveries()).as("deliveries of a good neighbour").isEqualTo(1);
    one.awaitSent(49);
    assertThat(log.count("XONCE06027: 50 messages to " + LateOneBean.class.getName())).isEqualTo(1);
    assertThat(log.count("XONCE06021: ")).as("attempts of the poison, alone").isEqualTo(4);
  }

  /** What was processed before it is not acknowledged yet, and comes again with it. */
  @Test
  void poisonAmongSingleMessages_undoesNoneOfThem() throws Exception {
    Batches single = new Batches("late-single");
    single.sendTogether(
        50,
        (message, number) -> {
          if (number == 20) {
            Batches.poison(message, "exception");
          }
        });
    single.awaitEffects(49);
    await().until(() -> single.deadLetters() == 1);
    await().until(() -> single.waiting() == 0);
    assertThat(database.effects("late-single", single.payment(20))).isZero();
    assertThat(single.effects()).isEqualTo(single.distinctEffects()).isEqualTo(49);
    assertThat(single.transactions()).isEqualTo(49);
    assertThat(log.count("XONCE06021: ")).as("attempts of the poison").isEqualTo(4);
  }

  /** What it pledges is pledged already, until the operator has mended that. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deadLetterThatAnOperatorSendsBack_isProcessedOnce(boolean sends) throws Exception {
    String payment = one.payment(0);
    database.execute("INSERT INTO pledge (name) VALUES ('" + payment + "')");
    String id =
        lab.broker()
            .send(
                "late-one",
                message -> {
                  message.setStringProperty("payment", payment);
                  Batches.poison(message, "at-commit");
                  if (sends) {
                    message.setBooleanProperty("send", true);
                  }
                });
    await().until(() -> one.deadLetters() == 1);
    assertThat(one.effects()).isZero();
    database.execute("DELETE FROM pledge WHERE name = '" + payment + "'");
    try (Management management = lab.management()) {
      management.moveDeadLetter(id, "late-one");
    }
    one.awaitEffects(1);
    await().until(() -> one.waiting() == 0);
    one.awaitSent(sends ? 1 : 0);
    assertThat(one.effects()).isEqualTo(1);
    assertThat(one.deadLetters()).isZero();
  }

  @Test
  void messageThatFailsTwice_isProcessedByItselfAndOvertakenByNobodyOfItsBatch() throws Exception {
    one.sendTogether(
        30,
        (message, number) -> {
          if (number == 7) {
            Batches.fail(message, "exception", 2);
          }
        });
    one.awaitEffects(30);
    await().until(() -> one.waiting() == 0);
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(30);
    assertThat(one.deadLetters()).isZero();
    assertThat(one.order()).endsWith(" 29 7");
  }

  @Test
  void handedOverAheadOfTime_keepsItsPlaceWhileAMessageWaits() throws Exception {
    one.sendTogether(
        200,
        (message, number) -> {
          if (number == 10) {
            Batches.fail(message, "exception", 1);
          }
        });
    one.awaitEffects(200);
    assertThat(one.order())
        .isEqualTo(Batches.numbers(0, 10, 1) + " " + Batches.numbers(11, 200, 1) + " 10");
    assertThat(one.deliveries()).isEqualTo(2);
  }

  @Test
  void largeBodies_arriveWhole() throws Exception {
    one.together(() -> one.sendLarge(4, 300_000));
    one.awaitEffects(4);
    await().until(() -> one.waiting() == 0);
    assertThat(one.deliveries()).isEqualTo(1);
  }

  /**
   * The commit is in one phase, and the database ends the session in it, once: nobody knows what
   * became of it, and no server may remember the key as committed.
   */
  @Test
  void commitWithoutAnAnswer_isNotTakenForACommit() throws Exception {
    Batches single = new Batches("late-single");
    database.execute("CREATE SEQUENCE commit_number");
    database.execute(
        "CREATE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF nextval('commit_number') = 1"
            + " THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
            + " RETURN NULL; END $$");
    database.execute(
        "CREATE CONSTRAINT TRIGGER end_session AFTER INSERT ON effect DEFERRABLE INITIALLY"
            + " DEFERRED FOR EACH ROW EXECUTE FUNCTION end_session()");
    try {
      single.sendTogether(1, (message, number) -> {});
      single.awaitEffects(1);
      await().until(() -> single.waiting() == 0);
      assertThat(database.count("SELECT last_value FROM commit_number")).isEqualTo(2);
      assertThat(log.count("XONCE06025: ")).isPositive();
      try (Management management = lab.management()) {
        assertThat(management.decidedTransactions()).as("left in the transaction log").isOne();
        management.deleteTransactions();
        assertThat(management.decidedTransactions()).isZero();
      }
    } finally {
      database.execute("DROP TRIGGER end_session ON effect");
      database.execute("DROP FUNCTION end_session");
      database.execute("DROP SEQUENCE commit_number");
    }
  }

  @Test
  void resentMessage_isADuplicateAsEver() throws Exception {
    Batches refusing = new Batches("late-fail");
    refusing.send(1, (message, number) -> {});
    refusing.awaitEffects(1);
    refusing.send(1, (message, number) -> {});
    await().until(() -> refusing.deadLetters() == 1);
    assertThat(refusing.effects()).isEqualTo(1);
  }

  /** Its neighbours are given back with it, and are met again as what they are. */
  @Test
  void neighboursOfAPoison_areNoDuplicatesToRefuse() throws Exception {
    Batches refusing = new Batches("late-fail");
    refusing.sendTogether(
        20,
        (message, number) -> {
          if (number == 3) {
            Batches.poison(message, "exception");
          }
        });
    refusing.awaitEffects(19);
    await().until(() -> refusing.deadLetters() == 1 && refusing.waiting() == 0);
    assertThat(refusing.effects()).isEqualTo(refusing.distinctEffects()).isEqualTo(19);
  }

  @Test
  void datasourceThatIsNotXa_isExactlyOnceUntilItSends() throws Exception {
    Batches local = new Batches("late-local");
    local.sendTogether(
        10,
        (message, number) -> {
          if (number == 4) {
            message.setBooleanProperty("send", true);
          }
        });
    local.awaitEffects(9);
    await().until(() -> local.deadLetters() == 1 && local.waiting() == 0);
    assertThat(local.effects()).isEqualTo(local.distinctEffects()).isEqualTo(9);
    assertThat(local.inQueue("out")).as("sent by what was refused").isZero();
    assertThat(reached("late-local")).isNotEmpty();
    assertThat(log.count("XONCE00066: ")).isPositive();
  }

  @Test
  void consumerWithoutFloor_receivesNothingAndSaysWhy() {
    Batches bare = new Batches("late-bare");
    bare.send(1, (message, number) -> {});
    await()
        .untilAsserted(
            () ->
                assertThat(lab.wholeServerLog())
                    .anyMatch(
                        line ->
                            line.contains("XONCE06011: " + LateBareBean.class.getName())
                                && line.contains("XONCE00176: ")));
    assertThat(bare.effects()).isZero();
    bare.awaitWaiting(1);
  }

  /** Configuration by which consumers may be acknowledged after the commit. */
  private List<String> reached(String consumer) {
    return lab.wholeServerLog().stream()
        .filter(line -> line.contains("'" + consumer + "'" + REACHED))
        .toList();
  }
}
