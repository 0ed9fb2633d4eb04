/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.method.Orders;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A failure that does not reach the container: it rolls the delivery back all the same, and no
 * claim stands beside half a state.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class HiddenFailureIT {

  /** For each bean that does not exclude it. */
  private static final String DEFAULT_INTERCEPTOR =
      """
      <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
        <interceptors>
          <interceptor><interceptor-class>%1$s</interceptor-class></interceptor>
        </interceptors>
        <assembly-descriptor>
          <interceptor-binding>
            <ejb-name>*</ejb-name>
            <interceptor-class>%1$s</interceptor-class>
          </interceptor-binding>
        </assembly-descriptor>
      </ejb-jar>
      """
          .formatted(Meddling.class.getName());

  private final Lab lab = Lab.get();
  private final ServerLog log = lab.serverLog();
  private final Database database = lab.database();
  private final Broker broker = lab.broker();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "hidden",
        Archives.beans(
                SwallowedBean.class,
                BatchSwallowedBean.class,
                ToleratedBean.class,
                BatchToleratedBean.class,
                Meddling.class,
                BatchCarelessBean.class,
                CarelessStockBean.class,
                CatchingBean.class,
                Orders.class,
                DoomedBean.class)
            .addAsManifestResource(new StringAsset(DEFAULT_INTERCEPTOR), "ejb-jar.xml"),
        BatchSwallowedBean.class,
        BatchToleratedBean.class,
        BatchCarelessBean.class);
  }

  @ParameterizedTest
  @CsvSource({"swallowed, once", "swallowed, again", "tolerated, once", "tolerated, again"})
  void failureSwallowedOutside_rollsBackAndTheMessageComesAgain(String queue, String how) {
    String id = send(queue, how);
    database.awaitAttempts(id, "ROLLED_BACK COMMITTED");
    assertThat(database.effects(queue, payment)).isEqualTo(1);
    assertThat(database.effects(queue + "-rest", payment)).isEqualTo(1);
    assertThat(broker.deadLetters(id)).isZero();
    assertSwallowed();
  }

  /** It did not get as far as the container, which would have logged it. */
  private void assertSwallowed() {
    assertThat(log.lines()).noneMatch(line -> line.contains("WFLYEJB0034"));
  }

  /** Nothing is claimed then, and all the same the message must not be acknowledged. */
  @ParameterizedTest
  @ValueSource(strings = {"swallowed", "tolerated"})
  void refusalSwallowedOutside_losesNothing(String queue) {
    String id = broker.send(queue, message -> message.setStringProperty("other", payment));
    await().until(() -> broker.deadLetters(id) == 1);
  }

  @ParameterizedTest
  @CsvSource({
    "batch-swallowed, once",
    "batch-swallowed, again",
    "batch-tolerated, once",
    "batch-tolerated, again"
  })
  void failureSwallowedInABatch_takesNoneOfItsNeighboursWithIt(String queue, String how)
      throws Exception {
    Batches batch = new Batches(queue);
    batch.sendTogether(
        10,
        (message, number) -> {
          if (number == 5) {
            message.setBooleanProperty("fails", true);
            message.setBooleanProperty(how, true);
          }
        });
    batch.awaitEffects(10);
    assertThat(batch.distinctEffects()).isEqualTo(10);
    for (int number = 0; number < 10; number++) {
      assertThat(database.effects(queue + "-rest", batch.payment(number))).isEqualTo(1);
    }
    assertThat(batch.deliveries()).as("the batch rolled back").isEqualTo(2);
    assertThat(batch.deadLetters()).isZero();
    assertSwallowed();
  }

  /** The last claim of a batch tells nothing of those before it. */
  @Test
  void claimGoneInABatchThatEndsWithADuplicate_isMissed() throws Exception {
    Batches batch = new Batches("batch-careless");
    batch.send(1, (message, number) -> message.setStringProperty("sql", "SELECT 1"));
    batch.awaitEffects(1);
    String known = batch.payment(0);
    batch.sendTogether(
        2,
        (message, number) -> {
          message.setStringProperty("payment", number == 0 ? payment : known);
          message.setStringProperty("sql", number == 0 ? "ROLLBACK" : "SELECT 1");
        });
    await().until(() -> database.effects("batch-careless", payment) == 1);
    await().until(() -> batch.waiting() == 0);
    assertThat(database.effects("batch-careless", known)).isEqualTo(1);
    assertThat(broker.count("DLQ", "payment = '" + payment + "'")).isZero();
  }

  @Test
  void failureOfAMethodThatTheBeanCaught_isTheReasonInLogAndLedger() {
    String id = broker.send("catching", message -> message.setStringProperty("payment", payment));
    database.awaitAttempts(id, "ROLLED_BACK COMMITTED");
    assertThat(database.effects("catching", payment)).isEqualTo(1);
    assertThat(
            database.text(
                "SELECT error FROM xonce_attempt WHERE message_id = ? AND outcome = 'ROLLED_BACK'",
                id))
        .contains("OutOfStock");
    assertThat(
            log.count("XONCE00112: Message " + id + " of consumer 'catching' with key " + payment))
        .isEqualTo(1);
  }

  @Test
  void terminalExceptionInALostTransaction_isNoAnswer() {
    String id = broker.send("doomed", message -> message.setStringProperty("payment", payment));
    database.awaitAttempts(id, "ROLLED_BACK COMMITTED");
    assertThat(database.effects("doomed", payment)).isEqualTo(1);
  }

  private String send(String queue, String how) {
    return broker.send(
        queue,
        message -> {
          message.setStringProperty("payment", payment);
          message.setBooleanProperty("fails", true);
          message.setBooleanProperty(how, true);
        });
  }
}
