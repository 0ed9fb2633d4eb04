/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import static org.assertj.core.api.Assertions.assertThat;
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

/**
 * What the annotation costs: the same work with and without it, alternating, on one server and one
 * datasource. Run by {@code -Pmeasure}; it judges the effects, never the time.
 */
@Tag("measure")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ThroughputIT {

  private static final int MESSAGES = Integer.getInteger("measure.messages", 4000);
  private static final int PAIRS = Integer.getInteger("measure.pairs", 5);

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("throughput", Archives.beans("PlainBean", "MeasuredBean"));
  }

  @Test
  void plainAndIdempotent_alternating() throws IOException {
    run("plain");
    run("measured");
    List<Double> plain = new ArrayList<>();
    List<Double> idempotent = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      plain.add(run("plain"));
      idempotent.add(run("measured"));
      print(
          "pair %d: plain %.0f msg/s, @Idempotent %.0f msg/s",
          pair + 1, plain.get(pair), idempotent.get(pair));
    }
    print(
        "medians: plain %.0f, @Idempotent %.0f, ratio %.3f",
        median(plain), median(idempotent), median(idempotent) / median(plain));
  }

  /** Messages per second from the first to the last effect of a full queue. */
  private double run(String queue) throws IOException {
    String run = UUID.randomUUID().toString();
    manage(queue, "pause");
    broker.sendMany(queue, MESSAGES, (message, i) -> message.setStringProperty("payment", run + i));
    long start = System.nanoTime();
    manage(queue, "resume");
    await()
        .pollInterval(Duration.ofMillis(20))
        .timeout(Duration.ofMinutes(5))
        .until(() -> effects(queue, run) == MESSAGES);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(effects(queue, run)).isEqualTo(MESSAGES);
    database.execute("TRUNCATE effect");
    return MESSAGES / seconds;
  }

  private int effects(String queue, String run) {
    return database.count(
        "SELECT count(*) FROM effect WHERE consumer = ? AND payment LIKE ?", queue, run + "%");
  }

  private static void manage(String queue, String operation) throws IOException {
    try (Management management = Lab.get().management()) {
      management.run(
          operation, "subsystem", "messaging-activemq", "server", "default", "jms-queue", queue);
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void print(String format, Object... values) {
    System.out.println("MEASURE " + String.format(Locale.ROOT, format, values));
  }
}
