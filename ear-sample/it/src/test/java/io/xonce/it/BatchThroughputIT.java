/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("measure")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class BatchThroughputIT {
  private static final int MESSAGES = Integer.getInteger("measure.messages", 8000);
  private static final int PAIRS = Integer.getInteger("measure.pairs", 4);

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "batchthroughput", Archives.beans("PlainBean", "BatchPlainBean"), "BatchPlainBean");
  }

  @Test
  void plainAndBatch() throws IOException {
    List<Double> plain = new ArrayList<>();
    List<Double> batch = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      String payments = UUID.randomUUID().toString();
      plain.add(run("plain", payments, MESSAGES));
      batch.add(run("batch-plain", payments, MESSAGES));
      System.out.println(
          String.format(
              Locale.ROOT, "MEASURE plain %.0f batch %.0f", plain.get(pair), batch.get(pair)));
    }
  }

  private double run(String queue, String payments, int effects) throws IOException {
    database.execute("TRUNCATE effect");
    try (Management management = Lab.get().management()) {
      String[] address = {
        "subsystem", "messaging-activemq", "server", "default", "jms-queue", queue
      };
      management.run("pause", address);
      broker.sendMany(
          queue, MESSAGES, (message, i) -> message.setStringProperty("payment", payments + i));
      long start = System.nanoTime();
      management.run("resume", address);
      await()
          .pollInterval(Duration.ofMillis(20))
          .timeout(Duration.ofMinutes(2))
          .until(() -> management.read("message-count", address) == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      await().until(() -> effects(queue, payments) == effects);
      System.out.println(
          "MEASURE transactions " + database.count("SELECT count(DISTINCT tx) FROM effect"));
      return MESSAGES / seconds;
    }
  }

  private int effects(String queue, String run) {
    return database.count(
        "SELECT count(*) FROM effect WHERE consumer = ? AND payment LIKE ?", queue, run + "%");
  }
}
