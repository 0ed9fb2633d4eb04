/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.lab.ShippedRedelivery;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Connections to a server that only reads, as a pool has them after a failover: it stays so for
 * them when the address has long been another server's.
 */
class ReadOnlyStoreIT {

  private static final Lab LAB = Lab.get();
  private static final int MESSAGES = 30;

  private static final EnterpriseArchive APPLICATION =
      Archives.ear("read-only", Archives.beans(ReadOnlyBean.class));

  private final ServerLog log = LAB.serverLog();
  private final RemovablePayments payments = new RemovablePayments();
  private final Management management = LAB.management();

  @BeforeAll
  static void shippedRedelivery() throws Exception {
    ShippedRedelivery.of("read-only");
  }

  @BeforeEach
  void deployAndProcessOne() throws Exception {
    management.deploy(APPLICATION);
    payments.send("read-only", 1, "before");
    await().until(() -> payments.effects("before") == 1);
  }

  @AfterEach
  void undeploy() throws Exception {
    LAB.letRemovableDatabaseWrite();
    management.undeploy(APPLICATION.getName());
    management.close();
  }

  @Test
  void connectionsThatOnlyRead_areGivenUp_thoughTheDatasourceIsTheDriversOwn() {
    LAB.letRemovableDatabaseOnlyRead();
    payments.send("read-only", MESSAGES, "meanwhile");
    await()
        .until(() -> log.count("XONCE00190: The store java:jboss/datasources/RemovableStock") == 1);
    await("what only reads").until(() -> log.count("in a read-only transaction") > 0);
    LAB.letRemovableDatabaseWrite();
    await().until(() -> payments.effects("meanwhile") == MESSAGES);
    assertThat(payments.deliveries("meanwhile")).as("attempts").isLessThanOrEqualTo(3);
    assertThat(payments.deadLetters()).isZero();
  }
}
