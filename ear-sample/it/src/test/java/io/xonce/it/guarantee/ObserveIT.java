/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

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

/** Under observation everything is processed, and what would have become of it is told. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ObserveIT {

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();
  private final ServerLog log = Lab.get().serverLog();
  private final String payment = "p-" + UUID.randomUUID();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "observing",
        Archives.beans(ObservedBean.class, NoJtaBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.observed.mode=observe\nxonce.no-jta.mode=observe\n"),
                "microprofile-config.properties"));
  }

  @Test
  void resendAndConflict_areProcessedAndReported() {
    send("{\"amount\":1}");
    await().until(() -> database.recordsOf(payment) == 1);
    send("{\"amount\":1}");
    send("{\"amount\":2}");
    await().until(() -> database.effects("observed", payment) == 3);
    await()
        .until(
            () ->
                log.count("XONCE00131: Consumer 'observed' would find a conflict: key " + payment)
                    == 1);
  }

  @Test
  void messageWithoutItsKey_isProcessedAndReported() {
    String id = broker.send("observed", message -> message.setStringProperty("other", payment));
    await()
        .until(
            () ->
                log.lines().stream()
                    .anyMatch(
                        line ->
                            line.contains("XONCE00130: Consumer 'observed' would refuse")
                                && line.contains("XONCE00080: Message " + id)));
    assertThat(broker.deadLetters(id)).isZero();
  }

  @Test
  void guaranteeThatWouldBeRefused_isProcessedAndReported() {
    broker.send("nojta", message -> message.setStringProperty("payment", payment));
    await().until(() -> database.effects("no-jta", payment) == 1);
    await().until(() -> log.count("XONCE00130: Consumer 'no-jta' would refuse: XONCE00063") == 1);
  }

  private void send(String body) {
    broker.send(
        "observed",
        context -> context.createTextMessage(body),
        message -> message.setStringProperty("payment", payment));
  }
}
