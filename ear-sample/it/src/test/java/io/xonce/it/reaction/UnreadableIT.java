/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message without a key: no redelivery can mend it, so it does not come again. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class UnreadableIT {

  private final Lab lab = Lab.get();
  private final Broker broker = lab.broker();
  private final Database database = lab.database();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "unreadable",
        Archives.beans(UnreadableBean.class, BatchUnreadableBean.class),
        BatchUnreadableBean.class);
  }

  @ParameterizedTest
  @CsvSource({"{, XONCE00081", "{\"other\":1}, XONCE00080", "{\"id\":1.5}, XONCE00084"})
  void messageWithoutAKey_isMovedWithItsReasonInItsFirstDelivery(String body, String number)
      throws Exception {
    ServerLog log = lab.serverLog();
    String id =
        broker.send(
            "unreadable",
            Broker.text(body),
            message -> message.setStringProperty("payment", payment));
    String selector = "payment = '" + payment + "'";
    await().until(() -> broker.count("diverted", selector) == 1);
    Message moved = broker.only("diverted", selector);
    assertThat(moved.getStringProperty("Xonce_cause")).isEqualTo("UNREADABLE");
    assertThat(moved.getStringProperty("Xonce_reason")).startsWith(number + ": Message " + id);
    assertThat(((TextMessage) moved).getText()).isEqualTo(body);
    database.awaitAttempts(id, "REJECTED");
    try (Jmx jmx = lab.jmx()) {
      assertThat(jmx.consumer("unreadable", "unreadable").explain("(no key)"))
          .contains("REJECTED", "delivery 1 of message " + id, number);
    }
    assertThat(database.effects("unreadable", payment)).isZero();
    assertThat(broker.deadLetters(id)).isZero();
    assertThat(log.count("\tat ")).as("lines of stack traces").isZero();
  }

  @Test
  void messageWithoutAKeyInABatch_costsItsNeighboursNothing() throws Exception {
    Batches batch = new Batches("batch-unreadable");
    batch.together(
        () -> {
          for (int i = 0; i < 10; i++) {
            String body = i == 5 ? "{" : "{\"id\":\"" + batch.payment(i) + "\"}";
            String each = batch.payment(i);
            broker.send(
                "batch-unreadable",
                Broker.text(body),
                message -> message.setStringProperty("payment", each));
          }
        });
    batch.awaitEffects(9);
    assertThat(batch.deliveries()).isEqualTo(1);
    await().until(() -> batch.waiting() == 0);
    await().until(() -> broker.count("diverted", "payment = '" + batch.payment(5) + "'") == 1);
  }
}
