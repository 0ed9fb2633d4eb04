/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A server that dies in the middle of a batch, and comes back with the application deployed. */
@Order(Integer.MAX_VALUE - 1)
class BatchCrashIT {

  private final Lab lab = Lab.get();
  private final Batches one = new Batches("batch-one");

  @Test
  void serverKilledInABatch_appliesEachMessageOnceAfterItsRestart() throws Exception {
    EnterpriseArchive ear =
        Archives.batchEar(
            "batchcrash", Archives.beans("BatchBean", "BatchOneBean", "Harmless"), "BatchOneBean");
    try (Management management = lab.management()) {
      management.deploy(ear);
    }
    try (Gate gate = new Gate(lab.database(), one.payment(10))) {
      one.sendTogether(
          20,
          (message, number) -> {
            message.setBooleanProperty("send", true);
            if (number == 10) {
              message.setLongProperty("gate", gate.number());
            }
          });
      gate.awaitArrival();
      lab.killServer();
    }
    assertThat(one.effects()).as("died before its commit").isZero();

    lab.startServer();
    one.awaitEffects(20);
    await().until(() -> one.waiting() == 0);
    assertThat(one.effects()).isEqualTo(one.distinctEffects()).isEqualTo(20);
    assertThat(one.inQueue("out")).isEqualTo(20);
    assertThat(one.deadLetters()).isZero();
    try (Management management = lab.management()) {
      management.undeploy(ear.getName());
    }
  }
}
