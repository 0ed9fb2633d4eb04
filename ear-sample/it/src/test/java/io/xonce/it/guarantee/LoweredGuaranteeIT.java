/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.NoRecoveryBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for less is served, and told how much less, never that it is exactly once. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LoweredGuaranteeIT {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "lowered",
        Archives.beans(
                LocalStoreBean.class, NoRecoveryBean.class, MixedBean.class, SecondStoreBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.minimum-guarantee=DEDUPLICATED"),
                "microprofile-config.properties"));
  }

  @ParameterizedTest
  @CsvSource({
    "local, local, EXACTLY_ONCE_UNLESS_IT_SENDS, 1",
    "norecovery, no-recovery, DEDUPLICATED, 1",
    "mixed, mixed, DEDUPLICATED, 2",
    "second-store, second-store, DEDUPLICATED, 2"
  })
  void delivery_isProcessedAndItsGuaranteeSaid(
      String queue, String consumer, String guarantee, int effects) {
    Lab lab = Lab.get();
    ServerLog log = lab.serverLog();
    String payment = "p-" + UUID.randomUUID();
    lab.broker().send(queue, message -> message.setStringProperty("payment", payment));
    await().until(() -> log.count("outcome COMMITTED consumer=" + consumer) == 1);
    assertThat(log.count("Consumer '" + consumer + "' reached " + guarantee + ": ")).isEqualTo(1);
    assertThat(log.count("Consumer '" + consumer + "' reached EXACTLY_ONCE: ")).isZero();
    assertThat(lab.database().effects(consumer, payment)).isEqualTo(effects);
  }
}
