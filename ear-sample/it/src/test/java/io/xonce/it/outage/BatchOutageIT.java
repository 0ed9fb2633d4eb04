/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.ConsumerMXBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The resource adapter receives nothing while the database of a bean is away. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BatchOutageIT {

  private static final Lab LAB = Lab.get();
  private static final int MESSAGES = 40;

  private final ServerLog log = LAB.serverLog();
  private final RemovablePayments payments = new RemovablePayments();
  private final Jmx jmx = LAB.jmx();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "outage",
        Archives.beans(BatchRemovableBean.class, LateRemovableBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.late-removable.floor=true"),
                "microprofile-config.properties"),
        BatchRemovableBean.class,
        LateRemovableBean.class);
  }

  @AfterEach
  void open() throws Exception {
    LAB.openRemovableDatabase();
    jmx.close();
  }

  /** What was in hand when the database went is in its second delivery, or was kept in hand. */
  @ParameterizedTest
  @CsvSource({"batch-removable, 2", "late-removable, 1"})
  void outage_pausesTheConsumer_andCostsAtMostWhatWasInHand(String queue, int deliveries) {
    ConsumerMXBean consumer = jmx.consumer("outage", queue);
    payments.send(queue, 1, "before");
    await().until(() -> payments.effects("before") == 1);
    LAB.closeRemovableDatabase();
    payments.send(queue, MESSAGES, "meanwhile");
    await().until(() -> consumer.getGuarantee().equals("PAUSED"));
    await().pollDelay(Duration.ofSeconds(5)).until(() -> consumer.getGuarantee().equals("PAUSED"));
    LAB.openRemovableDatabase();
    await().until(() -> payments.effects("meanwhile") == MESSAGES);
    await().until(() -> !consumer.getGuarantee().equals("PAUSED"));
    assertThat(payments.deliveries("meanwhile"))
        .as("deliveries of a message")
        .isLessThanOrEqualTo(deliveries);
    assertThat(payments.deadLetters()).isZero();
    // Of each bean, since both have lost their database.
    assertThat(log.count("XONCE06016: ")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch-removable", "late-removable"})
  void operator_pausesAndResumes(String queue) {
    ConsumerMXBean consumer = jmx.consumer("outage", queue);
    payments.send(queue, 1, "before");
    await().until(() -> payments.effects("before") == 1);
    assertThat(consumer.pause("maintenance")).startsWith("Paused ");
    // A session may still rest for the outage before.
    await().until(() -> consumer.getGuaranteeEvidence().contains("maintenance"));
    assertThat(consumer.getGuarantee()).isEqualTo("PAUSED");
    // The other session may have been waiting for a message.
    await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
    payments.send(queue, 3, "paused");
    await().pollDelay(Duration.ofSeconds(2)).until(() -> payments.effects("paused") == 0);
    assertThat(consumer.resume()).startsWith("It goes on.");
    await().until(() -> payments.effects("paused") == 3);
    assertThat(payments.deliveries("")).isEqualTo(1);
  }
}
