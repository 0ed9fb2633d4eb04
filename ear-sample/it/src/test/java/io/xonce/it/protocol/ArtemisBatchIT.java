/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.ConsumerMXBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In batches. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ArtemisBatchIT extends ArtemisContract {

  ArtemisBatchIT() {
    super("artemis-batch");
  }

  /** By management, as an operator may, and as the broker may by itself. */
  @Test
  void consumersThatTheBrokerCloses_areReplaced_andSeenMeanwhile() throws Exception {
    ServerLog log = Lab.get().serverLog();
    try (Jmx jmx = Lab.get().jmx()) {
      ConsumerMXBean bean = jmx.consumer(consumer, consumer);
      control.closeConsumers(consumer);
      await().until(() -> bean.getGuarantee().equals("NOT_RECEIVING"));
      assertThat(bean.getGuaranteeEvidence()).contains("closed from outside");
      send(Client.CORE, body(payment, ""));
      awaitEffects(1);
      await().until(() -> bean.getGuarantee().equals("EXACTLY_ONCE"));
    }
    assertThat(log.count("XONCE06015: ")).isPositive();
  }

  @Deployment(testable = false)
  static EnterpriseArchive application() throws IOException {
    return Archives.batchEar(
        "artemis-batch",
        beans(ArtemisBatchBean.class, ArtemisBatchReplyBean.class),
        ArtemisBatchBean.class,
        ArtemisBatchReplyBean.class);
  }
}
