/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.MeasuredBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import java.util.UUID;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** Consumers that more than one application has, or none any more, in one store. */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class NamesakeIT {

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Broker broker = lab.broker();
  private final ServerLog log = lab.serverLog();
  private final String payment = "p-" + UUID.randomUUID();

  private static EnterpriseArchive namesake(String setting) {
    return Archives.ear(
        "namesake",
        Archives.beans(NamesakeBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.purge-interval=PT1S\n" + setting),
                "microprofile-config.properties"));
  }

  private void send(String queue) {
    String id = broker.send(queue, message -> message.setStringProperty("payment", payment));
    await(id + " acknowledged").until(() -> log.count("message=" + id) >= 2);
  }

  /** One that has processed the payment and is at work. */
  private Deployed original(Management management) throws Exception {
    Deployed original =
        management.deployed(Archives.ear("original", Archives.beans(MeasuredBean.class)));
    send("measured");
    await("its ledger")
        .until(
            () ->
                database.count("SELECT count(*) FROM xonce_node WHERE node LIKE ?", "%/original")
                    == 1);
    return original;
  }

  @Test
  void consumerOfTwoApplications_isToldAtTheFirstMeetingAndByThePurge() throws Exception {
    try (Management management = lab.management();
        Deployed original = original(management);
        Deployed namesake = management.deployed(namesake(""))) {
      await("told by the purge").until(() -> isTold("XONCE00123: Consumer 'measured'"));
      send("unrecorded");
      assertThat(database.effects("measured", payment)).isOne();
      assertThat(log.lines())
          .anyMatch(line -> line.contains("XONCE00124: ") && line.contains("'original'"));
    }
  }

  @Test
  void nameSharedOnPurpose_isNotWorthAWord() throws Exception {
    try (Management management = lab.management();
        Deployed original = original(management);
        Deployed namesake = management.deployed(namesake("xonce.measured.shared=true"))) {
      send("unrecorded");
      assertThat(database.effects("measured", payment)).isOne();
      assertThat(log.count("XONCE00124")).isZero();
    }
  }

  @Test
  void consumerThatIsGone_isToldWithTheWayToRemoveIt() throws Exception {
    String gone = "gone-" + payment;
    database.execute(
        "INSERT INTO xonce_message (key_hash, consumer, key_text, node, attempt_id, outcome) VALUES"
            + " (sha256('%1$s'), '%1$s', 'x', '1/namesake', sha256('x'), 'COMMITTED')"
                .formatted(gone));
    try (Management management = lab.management();
        Deployed deployed = management.deployed(namesake(""))) {
      await("told by the purge").until(() -> isTold("consumer '" + gone + "'"));
      assertThat(log.lines())
          .anyMatch(
              line ->
                  line.contains("XONCE00122: ")
                      && line.contains("DELETE FROM xonce_message WHERE consumer = '" + gone));
    }
    database.execute("DELETE FROM xonce_message WHERE consumer = '" + gone + "'");
  }

  private boolean isTold(String text) {
    return log.count(text) > 0;
  }
}
