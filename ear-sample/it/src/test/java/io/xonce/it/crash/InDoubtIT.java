/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.lab.ShippedRedelivery;
import io.xonce.store.MessageKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A key held by a transaction in doubt, under the redelivery that the set-up script ships: no good
 * message becomes a dead letter. {@code -Dindoubt=PT5M} holds it for five minutes.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class InDoubtIT {

  private static final Duration IN_DOUBT = Duration.parse(System.getProperty("indoubt", "PT20S"));

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();
  private final ServerLog log = Lab.get().serverLog();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("patient", Archives.beans(PatientBean.class));
  }

  @BeforeAll
  static void shippedRedelivery() throws Exception {
    ShippedRedelivery.of("patient");
  }

  @Test
  void attemptsOfTheShippedSetup_outlastFiveMinutes() {
    assertThat(ShippedRedelivery.untilTheLastAttempt()).isGreaterThan(Duration.ofMinutes(5));
  }

  @Test
  void keyInDoubtThatIsRolledBack_isProcessedThen() throws Exception {
    hold();
    String id = sendAndWait();
    database.execute("ROLLBACK PREPARED '" + payment + "'");
    await().until(() -> database.effects("patient", payment) == 1);
    assertThat(broker.deadLetters(id)).isZero();
  }

  @Test
  void keyInDoubtThatIsCommitted_makesItADuplicate() throws Exception {
    hold();
    String id = sendAndWait();
    database.execute("COMMIT PREPARED '" + payment + "'");
    await().until(() -> log.count("claim DUPLICATE consumer=patient key=" + payment) == 1);
    assertThat(database.effects("patient", payment)).isZero();
    assertThat(broker.deadLetters(id)).isZero();
  }

  /** As the branch of a coordinator that died after its prepare. */
  private void hold() throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO xonce_message (key_hash, consumer, key_text, outcome)"
                  + " VALUES (?, 'patient', ?, 'COMMITTED')")) {
        insert.setBytes(1, MessageKey.of("patient", null, List.of(payment)).hash());
        insert.setString(2, payment);
        insert.executeUpdate();
      }
      try (Statement prepare = connection.createStatement()) {
        prepare.execute("PREPARE TRANSACTION '" + payment + "'");
      }
    }
  }

  private String sendAndWait() {
    String id = broker.send("patient", message -> message.setStringProperty("payment", payment));
    await()
        .pollDelay(IN_DOUBT)
        .timeout(IN_DOUBT.plusMinutes(2))
        .until(() -> log.count("XONCE04010: No answer for key patient " + payment) > 1);
    assertThat(broker.deadLetters(id)).isZero();
    assertThat(database.effects("patient", payment)).isZero();
    return id;
  }
}
