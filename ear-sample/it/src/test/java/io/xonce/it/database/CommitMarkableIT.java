/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A commit-markable datasource commits without a prepare, for who has asked for no more. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CommitMarkableIT {

  /** Many more than the pool has connections, which each of them would cost if it leaked. */
  private static final int MESSAGES = 100;

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "markable",
        Archives.beans(MarkableBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.minimum-guarantee=AT_MOST_ONCE"),
                "microprofile-config.properties"));
  }

  @Test
  void resends_areProcessedOnce_andTheWeakGuaranteeIsTold() {
    ServerLog log = Lab.get().serverLog();
    String run = UUID.randomUUID().toString();
    for (int copy = 0; copy < 2; copy++) {
      broker.sendMany(
          "markable",
          MESSAGES,
          (message, number) -> message.setStringProperty("payment", run + "-" + number));
    }
    await().until(() -> log.count("outcome COMMITTED consumer=markable") == 2 * MESSAGES);
    assertThat(
            database.count(
                "SELECT count(*) FROM effect WHERE consumer = 'markable' AND payment LIKE ?",
                run + "%"))
        .isEqualTo(MESSAGES);
    assertThat(log.lines())
        .anyMatch(
            line ->
                line.contains("Consumer 'markable' reached AT_MOST_ONCE: 2 branches")
                    && line.contains("MarkableDS (PostgreSQL, commit-markable)")
                    && line.contains("MarkableDS is commit-markable: if its connection is lost"));
  }
}
