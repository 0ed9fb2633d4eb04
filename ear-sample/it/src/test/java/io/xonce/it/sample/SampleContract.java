/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import java.io.File;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The EAR a user would build, as the build left it: JPA state, an outgoing message, and the record.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class SampleContract {

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();
  private String payment = "";

  static EnterpriseArchive built(String name) {
    return built(name, name);
  }

  /** The archive of a property, to be deployed under a name of its own. */
  static EnterpriseArchive built(String property, String name) {
    return ShrinkWrap.create(ZipImporter.class, name)
        .importFrom(new File(Lab.property(property)))
        .as(EnterpriseArchive.class);
  }

  @BeforeEach
  void begin() {
    payment = "p-" + UUID.randomUUID();
    database.execute(
        "INSERT INTO account (id, balance) VALUES ('acc-1', 0) ON CONFLICT (id) DO UPDATE SET balance = 0");
  }

  @Test
  void paymentSentThreeTimes_isBookedOnceAndToldOnce() {
    ServerLog log = Lab.get().serverLog();
    for (int copy = 0; copy < 3; copy++) {
      sendPayment("acc-1", "12.50");
    }
    await().until(() -> log.count("outcome COMMITTED consumer=ledger key=" + payment) == 3);
    assertThat(log.count("claim DUPLICATE consumer=ledger key=" + payment)).isEqualTo(2);
    assertThat(entries()).isEqualTo(1);
    assertThat(database.count("SELECT (balance * 100)::int FROM account WHERE id = 'acc-1'"))
        .isEqualTo(1250);
    assertThat(broker.containing("booked", payment)).isEqualTo(1);
    assertThat(log.count("Receipt for " + payment)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"nobody, 1.00", "acc-1, -1.00"})
  void paymentThatCannotBeBooked_isADeadLetterAndNothingElse(String account, String amount) {
    ServerLog log = Lab.get().serverLog();
    String id = sendPayment(account, amount);
    await().until(() -> broker.deadLetters(id) == 1);
    assertThat(entries()).isZero();
    assertThat(broker.containing("booked", payment)).isZero();
    assertThat(log.count("Receipt for " + payment)).isZero();
    assertThat(database.recordsOf(payment))
        .as("a record would make the operator's retry a duplicate")
        .isZero();
  }

  @Test
  void deadLetterThatAnOperatorRetries_isProcessedOnceAndItsEarlierAttemptsAreKept()
      throws Exception {
    String account = "late-" + payment;
    String id = sendPayment(account, "3.00");
    await().until(() -> broker.deadLetters(id) == 1);
    database.awaitAttempts(id, "ROLLED_BACK ROLLED_BACK ROLLED_BACK ROLLED_BACK");
    database.execute("INSERT INTO account (id, balance) VALUES ('" + account + "', 0)");
    try (Management management = Lab.get().management()) {
      management.moveDeadLetter(id, "payments");
    }
    database.awaitAttempts(id, "ROLLED_BACK ROLLED_BACK ROLLED_BACK ROLLED_BACK COMMITTED");
    assertThat(entries()).isEqualTo(1);
    assertThat(broker.containing("booked", payment)).isEqualTo(1);
    assertThat(broker.deadLetters(id)).isZero();
    assertThat(
            database.count(
                "SELECT count(DISTINCT key_hash) FROM xonce_attempt WHERE message_id = ?", id))
        .as("keys of its attempts")
        .isEqualTo(1);
  }

  final String sendPayment(String account, String amount) {
    String body =
        "{\"paymentId\":\"%s\",\"account\":\"%s\",\"amount\":%s}"
            .formatted(payment, account, amount);
    return broker.send("payments", context -> context.createTextMessage(body), message -> {});
  }

  final int entries() {
    return database.count("SELECT count(*) FROM entry WHERE payment_id = ?", payment);
  }
}
