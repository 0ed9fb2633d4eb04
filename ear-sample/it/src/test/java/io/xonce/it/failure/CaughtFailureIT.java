/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL aborts a transaction with the first statement that fails, and answers its commit by a
 * rollback without an error, which its driver takes for a success (<a
 * href="https://github.com/pgjdbc/pgjdbc/issues/1697">pgjdbc 1697</a>). A bean that catches the
 * failure would lose its message.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CaughtFailureIT {

  private static final String FAILS = "INSERT INTO no_such_table VALUES (1)";

  private final Lab lab = Lab.get();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "careless",
        Archives.beans(
                CarelessHonestBean.class,
                CarelessStockBean.class,
                CarelessLocalBean.class,
                CarelessMarkedBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.minimum-guarantee=AT_MOST_ONCE"),
                "microprofile-config.properties"));
  }

  @ParameterizedTest
  @CsvSource({
    "careless-honest, XONCE02005",
    "careless-stock, XONCE00068",
    "careless-local, XONCE00068",
    "careless-marked, XONCE00068"
  })
  void failureThatTheBeanCaught_rollsTheDeliveryBackAndItComesAgain(String consumer, String said) {
    assertDeliveredAgain(consumer, FAILS, said);
  }

  /** JDBC forbids rollback() in a branch, but nobody reads what a statement says. */
  @ParameterizedTest
  @CsvSource({
    "careless-honest, XONCE02006",
    "careless-stock, XONCE00068",
    "careless-local, XONCE00068",
    "careless-marked, XONCE00068"
  })
  void rollbackByTheTextOfAStatement_rollsTheDeliveryBackAndItComesAgain(
      String consumer, String said) {
    assertDeliveredAgain(consumer, "ROLLBACK", said);
  }

  /** The role would own the prepared branch, and recovery could not commit it. */
  @ParameterizedTest
  @CsvSource({"careless-honest, XONCE02007", "careless-stock, XONCE04018"})
  void roleThatTheBeanTook_rollsTheDeliveryBackAndItComesAgain(String consumer, String said) {
    lab.database().execute("DROP ROLE IF EXISTS tenant");
    lab.database().execute("CREATE ROLE tenant");
    assertDeliveredAgain(consumer, "SET LOCAL ROLE tenant", said);
  }

  /** The pool hands the session on as the bean has left it. */
  @Test
  void schemaThatTheBeanChose_isNotThatOfTheClaims() throws Exception {
    Database database = lab.database();
    database.execute("CREATE SCHEMA elsewhere");
    database.execute("CREATE TABLE elsewhere.xonce_message (LIKE xonce_message INCLUDING ALL)");
    for (int message = 0; message < 5; message++) {
      database.awaitAttempts(
          send("careless-honest", payment + message, "SET search_path TO elsewhere, public"),
          "COMMITTED");
      assertThat(database.recordsOf(payment + message)).isEqualTo(1);
    }
    assertThat(database.count("SELECT count(*) FROM elsewhere.xonce_message")).isZero();
    database.execute("DROP SCHEMA elsewhere CASCADE");
    try (Management management = lab.management()) {
      management.run(
          "flush-all-connection-in-pool",
          "subsystem",
          "datasources",
          "xa-data-source",
          "PaymentsXA");
    }
  }

  private void assertDeliveredAgain(String consumer, String sql, String said) {
    ServerLog log = lab.serverLog();
    String id = deliverTwice(consumer, sql);
    assertThat(lab.database().effects(consumer, payment)).isEqualTo(1);
    assertThat(lab.broker().deadLetters(id)).isZero();
    assertThat(log.count(said)).isPositive();
  }

  /** The driver that tells by itself costs no round trip. */
  @Test
  void databaseIsAskedBeforeTheCommit_onlyForADriverThatHidesTheAbort() {
    assertThat(looksBeforeCommit("careless-honest")).isZero();
    assertThat(looksBeforeCommit("careless-stock")).isPositive();
  }

  private long looksBeforeCommit(String consumer) {
    ServerLog sql = lab.databaseLog();
    deliverTwice(consumer, FAILS);
    return sql.lines().stream()
        .filter(line -> line.contains("xonce_message WHERE key_hash"))
        .count();
  }

  private String deliverTwice(String consumer, String sql) {
    String id = send(consumer, payment, sql);
    lab.database().awaitAttempts(id, "ROLLED_BACK COMMITTED");
    return id;
  }

  private String send(String consumer, String key, String sql) {
    return lab.broker()
        .send(
            consumer,
            message -> {
              message.setStringProperty("payment", key);
              message.setStringProperty("sql", sql);
            });
  }
}
