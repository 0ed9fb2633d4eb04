/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.ConsumerMXBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.lab.ShippedRedelivery;
import java.time.Duration;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database of a bean is away, under the redelivery that the set-up script ships. {@code
 * -Doutage=PT30M} keeps it away for half an hour.
 */
class StoreOutageIT {

  private static final Lab LAB = Lab.get();
  private static final Duration OUTAGE = Duration.parse(System.getProperty("outage", "PT20S"));

  /** As many as the server delivers at a time, and as many again. */
  private static final int MESSAGES = 30;

  private static final EnterpriseArchive APPLICATION =
      Archives.ear("removable", Archives.beans(RemovableBean.class));

  private final ServerLog log = LAB.serverLog();
  private final RemovablePayments payments = new RemovablePayments();
  private final Management management = LAB.management();
  private final Jmx jmx = LAB.jmx();
  private final ConsumerMXBean consumer = jmx.consumer("removable", "removable");

  @BeforeAll
  static void shippedRedelivery() throws Exception {
    ShippedRedelivery.of("removable");
  }

  @BeforeEach
  void deployAndProcessOne() throws Exception {
    management.deploy(APPLICATION);
    payments.send("removable", 1, "before");
    await().until(() -> payments.effects("before") == 1);
  }

  @AfterEach
  void undeploy() throws Exception {
    LAB.openRemovableDatabase();
    management.undeploy(APPLICATION.getName());
    management.close();
    jmx.close();
  }

  @Test
  void outage_costsAHandfulOfAttempts_andEachMessageIsProcessedOnce() {
    LAB.closeRemovableDatabase();
    payments.send("removable", MESSAGES, "meanwhile");
    await()
        .pollDelay(OUTAGE)
        .timeout(OUTAGE.plusMinutes(2))
        .until(() -> consumer.getHeldDeliveries() > 0);
    LAB.openRemovableDatabase();
    await().until(() -> payments.effects("meanwhile") == MESSAGES);
    await().until(() -> consumer.getHeldDeliveries() == 0);
    int most = payments.deliveries("meanwhile");
    int once = (int) OUTAGE.dividedBy(Duration.ofMinutes(4));
    assertThat(most).as("attempts at a message").isLessThanOrEqualTo(once + 2);
    assertThat(most).isLessThan(ShippedRedelivery.attemptsWithin(OUTAGE));
    assertThat(payments.deadLetters()).isZero();
    await("attempts that failed, in the ledger")
        .until(() -> payments.attempts("removable", true) > 0);
    await("their ends in the ledger").until(() -> payments.attempts("removable", false) == 0);
    // Sessions live on for a moment when nobody gets a new one any more, and may answer once more.
    assertThat(log.count("XONCE00190: The store java:jboss/datasources/RemovableXA"))
        .isEqualTo(log.count("XONCE00191: The store java:jboss/datasources/RemovableXA"))
        .isBetween(1L, 2L);
  }

  /** The server waits for what is under way, however long that takes. */
  @Test
  void undeployment_letsHeldDeliveriesGo_andLosesNone() throws Exception {
    LAB.closeRemovableDatabase();
    payments.send("removable", MESSAGES, "undeployed");
    await().until(() -> consumer.getHeldDeliveries() > 0);
    management.undeploy(APPLICATION.getName());
    assertThat(log.count("XONCE00192: ")).isPositive();
    LAB.openRemovableDatabase();
    management.deploy(APPLICATION);
    await().until(() -> payments.effects("undeployed") == MESSAGES);
    assertThat(payments.deadLetters()).isZero();
  }
}
