/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.lab.Breakpoint;
import java.util.UUID;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No message before its state, on MariaDB: what is sent commits after what it speaks of. */
@Order(Integer.MAX_VALUE)
@EnabledIf("io.xonce.lab.MariaDb#isAvailable")
class MariaDbOrderIT {

  private static final Lab LAB = Lab.get();

  private static final EnterpriseArchive EAR =
      Archives.batchEar(
          "mariaorder",
          Archives.beans(MariaSingleBean.class, MariaBatchBean.class, MariaLateBean.class)
              .addAsManifestResource(
                  Archives.floors("maria-late"), "microprofile-config.properties"),
          MariaBatchBean.class,
          MariaLateBean.class);

  private static Database database;

  private final String payment = "p-" + UUID.randomUUID();

  @BeforeAll
  static void deploy() throws Exception {
    database = MariaDbSite.get().database();
    try (Management management = LAB.management()) {
      management.deploy(EAR);
    }
  }

  @AfterAll
  static void undeploy() throws Exception {
    try (Management management = LAB.management()) {
      management.undeploy(EAR.getName());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "maria-single, org.apache.activemq.artemis.core.client.impl.ClientSessionImpl",
    "maria-batch, io.xonce.ra.broker.SessionResource",
    "maria-late, io.xonce.ra.broker.SessionResource"
  })
  void stateIsSeenBeforeTheMessage(String consumer, String branchOfTheSender) throws Exception {
    Breakpoint commit = LAB.breakpoint("io.xonce.xa.HonestXAResource", "commit");
    LAB.broker().send(consumer, message -> message.setStringProperty("payment", payment));
    commit.awaitArrival();
    assertThat(database.effects(consumer, payment)).as("row").isZero();
    assertThat(sent()).isZero();

    commit.moveTo(branchOfTheSender, "commit");
    commit.awaitArrival();
    assertThat(database.effects(consumer, payment)).as("row").isEqualTo(1);
    assertThat(sent()).as("message that speaks of it").isZero();

    commit.letGo();
    await().untilAsserted(() -> assertThat(sent()).isOne());
    assertThat(database.effects(consumer, payment)).isEqualTo(1);
  }

  private int sent() {
    return LAB.broker().count("out", "payment = '" + payment + "'");
  }
}
