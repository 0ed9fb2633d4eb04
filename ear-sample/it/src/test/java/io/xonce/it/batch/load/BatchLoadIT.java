/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.TextMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A number of sessions that follows the load, one to four, with batches of five. */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class BatchLoadIT {

  private static final int LOAD = 3000;

  private final Lab lab = Lab.get();
  private final Management management = lab.management();
  private final Batches elastic = new Batches("batch-elastic");

  @AfterEach
  void close() {
    management.close();
  }

  /** The broker hands all of it to the only consumer there is. */
  @Test
  void burst_isSharedOutToWhoComesLater() throws Exception {
    ServerLog log = lab.serverLog();
    try (Deployed bean = application();
        Gate gate = new Gate(lab.database(), elastic.payment(100))) {
      awaitSessions(1);
      assertThat(elastic.read("consumer-count")).isEqualTo(1);
      assertThat(
              log.count(": 1 to 4 sessions of up to 5 messages, acknowledged in the transaction."))
          .isEqualTo(1);
      elastic.sendTogether(
          1000,
          (message, number) -> {
            if (number == 100) {
              message.setLongProperty("gate", gate.number());
            }
          });
      gate.awaitArrival();
      // Whoever waits there keeps its share, which is dealt out to it like to the others.
      elastic.awaitEffects(200);
      gate.awaitArrival();
      gate.close();
      elastic.awaitEffects(1000);
      assertThat(elastic.effects()).isEqualTo(elastic.distinctEffects()).isEqualTo(1000);
      assertThat(elastic.deliveries()).isEqualTo(1);
    }
  }

  @Test
  void load_bringsSessionsThatLeaveAfterIt() throws Exception {
    try (Deployed bean = application()) {
      elastic.sendTogether(LOAD, (message, number) -> {});
      awaitSessions(4);
      elastic.awaitEffects(LOAD);
      await("no more than asked for").until(() -> elastic.read("consumer-count") == 4);
      await().atMost(Duration.ofMinutes(3)).until(() -> elastic.read("consumer-count") == 1);
      elastic.send(
          1, (message, number) -> message.setStringProperty("payment", elastic.payment(LOAD)));
      elastic.awaitEffects(LOAD + 1);
      assertThat(elastic.effects()).isEqualTo(elastic.distinctEffects()).isEqualTo(LOAD + 1);
      assertThat(elastic.deliveries()).isEqualTo(1);
    }
  }

  @Test
  void undeploymentWhileTheyWork_losesAndLeavesNothing() throws Exception {
    try (Deployed first = application()) {
      elastic.sendTogether(LOAD, (message, number) -> {});
      awaitSessions(2);
    }
    int committed = elastic.effects();
    assertThat(elastic.read("consumer-count")).isZero();
    assertThat(elastic.read("delivering-count")).isZero();
    assertThat(committed).as("undeployed in the middle").isLessThan(LOAD);
    elastic.awaitWaiting(LOAD - committed);

    try (Deployed second = application()) {
      elastic.awaitEffects(LOAD);
      assertThat(elastic.effects()).isEqualTo(elastic.distinctEffects()).isEqualTo(LOAD);
      // The server refuses to call the bean before it tells the resource adapter to stop.
      assertThat(elastic.deliveries()).isLessThanOrEqualTo(2);
    }
    assertThat(elastic.read("consumer-count")).isZero();
  }

  /** More than the broker hands over ahead of time, so that each group is on both sides. */
  @Test
  void messageGroups_keepTheirOrderWhileSessionsCome() throws Exception {
    String body = "x".repeat(2000);
    try (Deployed bean = application()) {
      elastic.sendTogether(
          2000,
          (message, number) -> {
            message.setStringProperty("JMSXGroupID", "g" + number % 10);
            ((TextMessage) message).setText(body);
          });
      awaitSessions(4);
      elastic.awaitEffects(2000);
      assertThat(elastic.effects()).isEqualTo(elastic.distinctEffects()).isEqualTo(2000);
      for (int group = 0; group < 10; group++) {
        assertThat(elastic.order(group, 10)).isEqualTo(Batches.numbers(group, 2000, 10));
      }
    }
  }

  /** Or more; while one hands back, it has two consumers. */
  private void awaitSessions(int sessions) {
    await(sessions + " sessions").until(() -> elastic.read("consumer-count") >= sessions);
  }

  private Deployed application() throws Exception {
    return management.deployed(
        Archives.batchEar(
            "elastic", Archives.beans(BatchElasticBean.class), BatchElasticBean.class));
  }
}
