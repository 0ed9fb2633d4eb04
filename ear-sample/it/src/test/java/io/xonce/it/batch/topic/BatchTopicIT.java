/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to topics: who gets what is published, and what becomes of it meanwhile. */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class BatchTopicIT {

  private final Lab lab = Lab.get();
  private final Management management = lab.management();

  @AfterEach
  void close() {
    management.close();
  }

  @Test
  void sharedDurable_keepsWhatComesWhileNobodyReceives() throws Exception {
    Batches topic = new Batches("batch-topic");
    try (Deployed bean = deployed(BatchTopicBean.class)) {
      topic.awaitSubscription();
      topic.publish(30, 20);
      topic.awaitEffects(20);
    }
    topic.publish(60, 40);
    try (Deployed bean = deployed(BatchTopicBean.class)) {
      topic.awaitEffects(40);
      assertThat(topic.effects()).isEqualTo(topic.distinctEffects()).isEqualTo(40);
    }
  }

  @Test
  void durable_keepsWhatComesWhileNobodyReceives() throws Exception {
    Batches durable = new Batches("batch-durable");
    Batches meanwhile = new Batches("batch-durable");
    try (Deployed bean = deployed(BatchDurableBean.class)) {
      durable.awaitSubscription();
      durable.publishTogether(20);
      assertOneBatch(durable);
    }
    assertThat(durable.subscriptions()).isEqualTo(1);
    meanwhile.publish(20, 20);
    try (Deployed bean = deployed(BatchDurableBean.class)) {
      assertOneBatch(meanwhile);
    }
  }

  @Test
  void nonDurable_getsWhatComesWhileItReceives() throws Exception {
    assertEphemeral(BatchPassingBean.class, "batch-passing", 1);
  }

  @Test
  void sharedNonDurable_getsWhatComesWhileItReceives() throws Exception {
    assertEphemeral(BatchSharedBean.class, "batch-shared", 2);
  }

  private void assertEphemeral(Class<?> bean, String topic, int sessions) throws Exception {
    ServerLog log = lab.serverLog();
    Batches before = new Batches(topic);
    Batches meanwhile = new Batches(topic);
    Batches after = new Batches(topic);
    try (Deployed first = deployed(bean)) {
      before.awaitSubscription();
      before.publishTogether(20);
      before.awaitEffects(20);
    }
    assertThat(before.subscriptions()).isZero();
    meanwhile.publish(20, 20);
    try (Deployed second = deployed(bean)) {
      after.awaitSubscription();
      after.publishTogether(20);
      after.awaitEffects(20);
    }
    for (Batches received : new Batches[] {before, after}) {
      assertThat(received.effects()).isEqualTo(received.distinctEffects()).isEqualTo(20);
      assertThat(received.transactions()).isLessThanOrEqualTo(sessions);
    }
    assertThat(meanwhile.effects()).isZero();
    assertThat(log.count("AMQ212051")).as("sessions used by two threads at once").isZero();
  }

  private static void assertOneBatch(Batches received) {
    received.awaitEffects(20);
    assertThat(received.effects()).isEqualTo(received.distinctEffects()).isEqualTo(20);
    assertThat(received.transactions()).isEqualTo(1);
  }

  private Deployed deployed(Class<?> bean) throws Exception {
    return management.deployed(Archives.batchEar("topic", Archives.beans(bean), bean));
  }
}
