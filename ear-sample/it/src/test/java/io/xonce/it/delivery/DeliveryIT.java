/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.BareBean;
import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.ConflictBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a message: one state for each key, whatever the history of its deliveries. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeliveryIT {

  private static final Lab LAB = Lab.get();

  private final Database database = LAB.database();
  private final Broker broker = LAB.broker();
  private String payment = "";
  private ServerLog log = LAB.serverLog();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "delivery",
        Archives.beans(
                BookingBean.class,
                Tiered.class,
                BareBean.class,
                FailBean.class,
                AskingBean.class,
                ResolvedBean.class,
                ResolvedKeys.class,
                ConfiguredBean.class)
            .addAsManifestResource(
                new StringAsset(
                    """
                    xonce.configured.key=property(payment),property(part)
                    xonce.configured.on-duplicate=proceed
                    xonce.purge-interval=PT1S
                    """),
                "microprofile-config.properties"));
  }

  @BeforeEach
  void begin() {
    payment = "p-" + UUID.randomUUID();
    log = LAB.serverLog();
  }

  @Test
  void firstDelivery_isProcessedAndProved() {
    broker.send("booking", message -> message.setStringProperty("payment", payment));
    awaitEffects("booking", 1);
    assertThat(LAB.wholeServerLog())
        .anyMatch(
            line ->
                line.contains("XONCE00060: Consumer 'booking' reached EXACTLY_ONCE: 2 branches")
                    && line.contains("java:jboss/datasources/PaymentsXA (PostgreSQL)")
                    && line.contains("the message ("));
  }

  @Test
  void producerResend_changesNothing() {
    String first = send("booking");
    String second = send("booking");
    assertThat(second).isNotEqualTo(first);
    awaitOutcome("claim DUPLICATE", second);
    awaitOutcome("outcome COMMITTED", second);
    assertThat(database.effects("booking", payment)).isEqualTo(1);
    assertThat(broker.deadLetters(second)).isZero();
  }

  @Test
  void duplicateOfAKeyJustCommitted_doesNotTouchTheDatabase() {
    awaitOutcome("outcome COMMITTED", send("booking"));
    ServerLog sql = LAB.databaseLog();
    String second = send("booking");
    awaitOutcome("outcome COMMITTED", second);
    assertThat(outcomes(second, "claim DUPLICATE")).isEqualTo(1);
    assertThat(log.count("message=" + second + " delivery=1 branches=1 tx="))
        .as("the message is all that commits")
        .isEqualTo(1);
    database.awaitAttempts(second, "DUPLICATE");
    assertThat(sql.count("xonce_message (key_hash")).as("claims").isZero();
    assertThat(sql.count("PREPARE TRANSACTION")).as("prepared branches").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "application-exception", "rollback-only"})
  void failureAfterTheWork_isRolledBackAndDeliveredAgain(String how) {
    String id =
        broker.send(
            "booking",
            message -> {
              message.setStringProperty("payment", payment);
              message.setStringProperty("fail", how);
              message.setIntProperty("times", 2);
            });
    awaitEffects("booking", 1);
    awaitOutcome("outcome COMMITTED", id);
    assertThat(
            database.count(
                "SELECT delivery FROM effect WHERE consumer = 'booking' AND payment = ?", payment))
        .as("the third delivery is the one that counts")
        .isEqualTo(3);
    assertThat(outcomes(id, "claim FIRST")).as("each delivery claims anew").isEqualTo(3);
    assertThat(outcomes(id, "outcome ROLLED_BACK")).isEqualTo(2);
    database.awaitAttempts(id, "ROLLED_BACK ROLLED_BACK COMMITTED");
    assertThat(
            database.count(
                "SELECT count(*) FROM xonce_message WHERE key_text = ? AND outcome = 'COMMITTED'"
                    + " AND delivery_count = 3 AND node = 'it/delivery'",
                payment))
        .as("the record tells the attempt that won")
        .isEqualTo(1);
  }

  @Test
  void attemptThatFails_isKeptWithItsErrorAndWithoutThePayload() {
    String id =
        broker.send(
            "booking",
            context -> context.createTextMessage("secret"),
            message -> {
              message.setStringProperty("payment", payment);
              message.setStringProperty("fail", "exception");
              message.setIntProperty("times", 1);
            });
    database.awaitAttempts(id, "ROLLED_BACK COMMITTED");
    assertThat(
            database.text(
                "SELECT error FROM xonce_attempt WHERE message_id = ? AND error IS NOT NULL", id))
        .contains("IllegalStateException")
        .contains("told to fail")
        .doesNotContain("secret");
    assertThat(database.text("SELECT node FROM xonce_attempt WHERE message_id = ? LIMIT 1", id))
        .isEqualTo("it/delivery");
  }

  @Test
  @SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
  void startOfAnotherApplication_leavesRunningAttemptsAlone() throws Exception {
    EnterpriseArchive second = Archives.ear("second", Archives.beans(ConflictBean.class));
    String id;
    try (Gate gate = new Gate(database, payment);
        Management management = LAB.management()) {
      id = sendTo(gate);
      gate.awaitArrival();
      database.awaitAttempts(id, "RUNNING");
      try (Deployed other = management.deployed(second)) {
        database.awaitAttempts(send("conflict"), "COMMITTED");
        await("the ledger of the second application").until(() -> ledgers("it/second") == 1);
        assertThat(database.attempts(id)).isEqualTo("RUNNING");
      }
    }
    database.awaitAttempts(id, "COMMITTED");
    assertThat(log.count("XONCE05003")).as("ledgers taken for dead").isZero();
  }

  private int ledgers(String node) {
    return database.count("SELECT count(*) FROM xonce_node WHERE node = ?", node);
  }

  @Test
  void twoCopiesAtOnce_theSecondWaitsAndIsADuplicate() {
    try (Gate gate = new Gate(database, payment)) {
      sendTo(gate);
      gate.awaitArrival();
      sendTo(gate);
      database.awaitWaiting("%INSERT INTO %xonce_message%");
    }
    assertSecondIsADuplicate();
  }

  @Test
  void copyThatWaitsTooLong_rollsBackAndComesAgain() {
    try (Gate gate = new Gate(database, payment)) {
      sendTo(gate);
      gate.awaitArrival();
      sendTo(gate);
      awaitLog("XONCE04010: No answer for key booking " + payment);
    }
    assertSecondIsADuplicate();
  }

  private void assertSecondIsADuplicate() {
    awaitLog("claim DUPLICATE consumer=booking key=" + payment);
    awaitEffects("booking", 1);
    assertThat(log.count("claim FIRST consumer=booking key=" + payment)).isEqualTo(1);
  }

  @Test
  void claimAndBusiness_shareOneBranch() {
    ServerLog sql = LAB.databaseLog();
    String id = send("booking");
    awaitOutcome("outcome COMMITTED", id);
    assertThat(
            sql.count("execute <unnamed>: PREPARE TRANSACTION")
                + sql.count("statement: PREPARE TRANSACTION"))
        .as("prepared branches of the database")
        .isEqualTo(1);
    assertThat(sql.count("COMMIT PREPARED")).isEqualTo(1);
    assertThat(sql.count("xonce_message (key_hash")).isEqualTo(1);
    assertThat(sql.count("INSERT INTO effect")).isEqualTo(1);
  }

  @Test
  void outgoingMessageAndState_appearTogetherOrNotAtAll() {
    String id =
        broker.send(
            "booking",
            message -> {
              message.setStringProperty("payment", payment);
              message.setBooleanProperty("send", true);
              message.setStringProperty("fail", "exception");
              message.setIntProperty("times", 100);
            });
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(outcomes(id, "outcome ROLLED_BACK")).as("attempts").isGreaterThan(1);
    assertThat(log.count("told to fail")).as("failures after the send").isPositive();
    assertThat(database.effects("booking", payment)).isZero();
    assertThat(sent()).isZero();

    String good =
        broker.send(
            "booking",
            message -> {
              message.setStringProperty("payment", payment);
              message.setBooleanProperty("send", true);
            });
    awaitOutcome("outcome COMMITTED", good);
    assertThat(database.effects("booking", payment)).isEqualTo(1);
    assertThat(sent()).isEqualTo(1);
    assertThat(LAB.wholeServerLog())
        .as("a send through java:/JmsXA costs a third branch, and the guarantee says so")
        .anyMatch(
            line ->
                line.contains("Consumer 'booking' reached EXACTLY_ONCE: 3 branches")
                    && line.contains("java:/JmsXA"));
  }

  @Test
  void threeRuns_areThreeAuditLinesOneStateAndOneReceipt() {
    String id =
        broker.send(
            "booking",
            message -> {
              message.setStringProperty("payment", payment);
              message.setBooleanProperty("tiers", true);
              message.setStringProperty("fail", "exception");
              message.setIntProperty("times", 2);
            });
    awaitOutcome("outcome COMMITTED", id);
    awaitLog("afterthought of " + payment);
    assertThat(database.effects("booking", payment)).isEqualTo(1);
    assertThat(log.count("audit of " + payment)).isEqualTo(3);
    assertThat(database.effects("audit", payment)).as("outside the transaction").isEqualTo(3);
    assertThat(log.count("receipt for " + payment)).isEqualTo(1);
    assertThat(log.count("afterthought of " + payment)).isEqualTo(1);
    assertThat(
            log.count("XONCE00110: " + Tiered.class.getName() + ".audit failed: the audit is full"))
        .isEqualTo(3);
    assertThat(
            log.count(
                "XONCE00110: "
                    + Tiered.class.getName()
                    + ".receipt failed: the mail server is down"))
        .isEqualTo(1);
  }

  @Test
  void bareAnnotation_keysByMessageIdAndSaysWhatThatMisses() {
    String first = send("bare");
    String second = send("bare");
    awaitEffects("bare", 2);
    assertThat(first).isNotEqualTo(second);
    assertThat(LAB.wholeServerLog())
        .anyMatch(line -> line.contains("XONCE00041: Consumer '" + BareBean.class.getName() + "'"));
  }

  @Test
  void messageWithoutItsKeyProperty_isADeadLetter() {
    String id = broker.send("booking", message -> message.setStringProperty("other", payment));
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(log.count("XONCE00080: Message " + id + " for consumer 'booking'")).isPositive();
    assertThat(outcomes(id, "claim")).as("claims").isZero();
  }

  @Test
  void duplicateThatFails_endsInTheDeadLetterQueue() {
    String first = send("fail");
    awaitOutcome("outcome COMMITTED", first);
    String second = send("fail");
    await().until(() -> broker.deadLetters(second) == 1);
    assertThat(log.count("XONCE00100: Message " + second)).isPositive();
    assertThat(log.stackFrames()).isZero();
    assertThat(database.effects("fail", payment)).isEqualTo(1);
  }

  @Test
  void duplicateThatProceeds_knowsItIsOne() {
    awaitOutcome("outcome COMMITTED", send("asking"));
    awaitOutcome("outcome COMMITTED", send("asking"));
    assertThat(database.effects("asking", payment)).isEqualTo(2);
    assertThat(
            database.count("SELECT count(*) FROM effect WHERE payment = ? AND duplicate", payment))
        .isEqualTo(1);
  }

  @Test
  void resolver_readsTheKeyAndTenantsAreApart() {
    String loud = payment.toUpperCase(Locale.ROOT);
    awaitOutcome("outcome COMMITTED", sendResolved(payment, "north"));
    awaitOutcome("claim DUPLICATE", sendResolved(loud, "north"));
    awaitOutcome("claim FIRST", sendResolved(loud, "south"));
  }

  @Test
  void configurationOfTheModule_overridesTheAnnotation() {
    awaitOutcome("outcome COMMITTED", sendPart("1"));
    awaitOutcome("claim FIRST", sendPart("2"));
    String again = sendPart("1");
    awaitOutcome("claim DUPLICATE", again);
    awaitOutcome("outcome COMMITTED", again);
    assertThat(database.effects("configured", payment))
        .as("two parts, and one proceeded")
        .isEqualTo(3);
  }

  /** Those of the pom, one of them for the consumer that has the name of its class. */
  @Test
  void environmentVariables_areSettings_andTheSystemsOwnAreLeftAlone() {
    try (Jmx jmx = LAB.jmx()) {
      assertThat(jmx.consumer("delivery", "configured").getRetention()).isEqualTo("P3D");
      assertThat(jmx.consumer("delivery", BareBean.class.getName()).getRetention())
          .isEqualTo("P5D");
    }
    assertThat(LAB.wholeServerLog())
        .noneMatch(line -> line.contains("XONCE_HOME") || line.contains("XONCE_SERVICE_HOST"));
  }

  @Test
  void recordsOlderThanTheRetention_arePurgedAndNoOthers() {
    awaitOutcome("outcome COMMITTED", send("asking"));
    String young = payment;
    payment = "old-" + payment;
    awaitOutcome("outcome COMMITTED", send("asking"));
    database.execute(
        "UPDATE xonce_message SET processed_at = processed_at - interval '7 days 1 hour'"
            + " WHERE key_text = '"
            + payment
            + "'");
    await().until(() -> database.recordsOf(payment) == 0);
    assertThat(database.recordsOf(young)).isEqualTo(1);
  }

  private String send(String queue) {
    return broker.send(queue, message -> message.setStringProperty("payment", payment));
  }

  private String sendTo(Gate gate) {
    return broker.send(
        "booking",
        message -> {
          message.setStringProperty("payment", payment);
          message.setLongProperty("gate", gate.number());
        });
  }

  private String sendResolved(String name, String tenant) {
    return broker.send(
        "resolved",
        message -> {
          message.setStringProperty("payment", name);
          message.setStringProperty("tenant", tenant);
        });
  }

  private String sendPart(String part) {
    return broker.send(
        "configured",
        message -> {
          message.setStringProperty("payment", payment);
          message.setStringProperty("part", part);
        });
  }

  private void awaitEffects(String consumer, int expected) {
    String name = consumer.equals("bare") ? BareBean.class.getName() : consumer;
    await().untilAsserted(() -> assertThat(database.effects(name, payment)).isEqualTo(expected));
  }

  private void awaitOutcome(String what, String messageId) {
    await(what + " of " + messageId).until(() -> outcomes(messageId, what) > 0);
  }

  private void awaitLog(String text) {
    await(text).until(() -> log.count(text) > 0);
  }

  private long outcomes(String messageId, String what) {
    return log.lines().stream()
        .filter(line -> line.contains(what) && line.contains("message=" + messageId + " "))
        .count();
  }

  private int sent() {
    return broker.containing("out", payment);
  }
}
