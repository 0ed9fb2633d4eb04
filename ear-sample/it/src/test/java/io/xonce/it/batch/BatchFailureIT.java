/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What messages that fail cost the others, where the broker waits before they come again. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BatchFailureIT {

  private static final int LOAD = 2000;
  private static final int ATTEMPTS = 4;

  private final Lab lab = Lab.get();
  private final Batches late = new Batches("batch-late");

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "batch-late", Archives.beans(BatchLateBean.class), BatchLateBean.class);
  }

  @Test
  void poisonUnderLoad_slowsDownNobodyAndCostsEachNeighbourTwoDeliveriesAtMost() throws Exception {
    ServerLog log = lab.serverLog();
    late.sendTogether(
        LOAD,
        (message, number) -> {
          if (number == 20) {
            Batches.poison(message, "exception");
          }
        });
    late.awaitEffects(LOAD - 1);
    await().until(() -> late.deadLetters() == 1);
    assertThat(late.effects()).isEqualTo(late.distinctEffects()).isEqualTo(LOAD - 1);
    assertThat(late.deliveries()).as("deliveries of a good neighbour").isBetween(2, 3);
    assertThat(log.count("XONCE06020: ")).isLessThanOrEqualTo(ATTEMPTS);
    assertThat(late.newOnesAlone()).as("of those behind it, delivered singly").isLessThan(100);
  }

  /** Each of them meets others that are new; a good message is to meet few of them. */
  @Test
  void streamWithPoison_makesNoGoodMessageADeadLetter() throws Exception {
    int poison = LOAD / 100;
    late.sendTogether(
        LOAD,
        (message, number) -> {
          if (number % 100 == 20) {
            Batches.poison(message, "exception");
          }
        });
    late.awaitEffects(LOAD - poison);
    await().until(() -> late.deadLetters() >= poison);
    assertThat(late.deadLetters()).isEqualTo(poison);
    assertThat(late.effects()).isEqualTo(late.distinctEffects()).isEqualTo(LOAD - poison);
  }

  /** One group, so that one session is handed them all. */
  @Test
  void whatWasHandedOverAheadOfTime_waitsWithTheFailedBatch() throws Exception {
    late.sendTogether(
        100,
        (message, number) -> {
          message.setStringProperty("JMSXGroupID", "g");
          if (number == 49) {
            Batches.fail(message, "exception", 1);
          }
        });
    late.awaitEffects(100);
    assertThat(late.effects()).isEqualTo(late.distinctEffects()).isEqualTo(100);
    assertThat(late.order()).isEqualTo(Batches.numbers(0, 100, 1));
    assertThat(late.deliveries()).isEqualTo(2);
  }
}
