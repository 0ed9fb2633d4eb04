/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * WildFly's pool for long work has 50 threads, and lets what exceeds them wait for ever, in
 * silence: seven beans of eight sessions each, and one of them is served by two. Here it has 40.
 */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class BatchThreadsIT {

  private static final String[] POOL = {
    "subsystem", "jca", "workmanager", "default", "long-running-threads", "default"
  };

  private final Lab lab = Lab.get();
  private final Management management = lab.management();
  private final Batches many = new Batches("batch-many");

  @AfterEach
  void close() {
    management.close();
  }

  @Test
  void sessionsWithoutAThread_areComplainedOfAndTheOthersReceive() throws Exception {
    ServerLog log = lab.serverLog();
    try (Deployed bean =
        management.deployed(
            Archives.batchEar(
                "throng", Archives.beans(BatchThrongBean.class), BatchThrongBean.class))) {
      assertThat(log.count("XONCE06005: 20 of the 60 sessions of")).isEqualTo(1);
      assertThat(management.read("queue-size", POOL)).isEqualTo(20);
      many.sendTogether(1000, (message, number) -> {});
      many.awaitEffects(1000);
      assertThat(many.effects()).isEqualTo(many.distinctEffects()).isEqualTo(1000);
    }
    assertThat(management.read("queue-size", POOL)).isZero();
    assertThat(many.read("consumer-count")).isZero();
  }
}
