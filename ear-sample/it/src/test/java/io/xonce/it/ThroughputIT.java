/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
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

  @Deployment(name = "recorded", testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("throughput", Archives.beans("PlainBean", "MeasuredBean"));
  }

  @Deployment(name = "unrecorded", testable = false)
  static EnterpriseArchive withoutLedger() {
    return Archives.ear(
        "unrecorded",
        Archives.beans("UnrecordedBean")
            .addAsManifestResource(
                new StringAsset("xonce.attempts=0"), "microprofile-config.properties"));
  }

  @Test
  void plainAndIdempotent_alternating() throws IOException {
    for (String queue : List.of("plain", "measured", "unrecorded")) {
      run(queue, UUID.randomUUID().toString(), MESSAGES);
    }
    List<Double> plain = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    List<Double> unrecorded = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      String payments = UUID.randomUUID().toString();
      plain.add(run("plain", payments, MESSAGES));
      first.add(run("measured", payments, MESSAGES));
      unrecorded.add(run("unrecorded", payments, MESSAGES));
      again.add(run("measured", payments, 0));
      print(
          "round %d: plain %.0f msg/s, @Idempotent %.0f msg/s, without ledger %.0f msg/s,"
              + " its duplicates %.0f msg/s",
          pair + 1, plain.get(pair), first.get(pair), unrecorded.get(pair), again.get(pair));
    }
    print(
        "medians: plain %.0f, @Idempotent %.0f (ratio %.3f), without ledger %.0f (ledger costs"
            + " ratio %.3f), its duplicates %.0f (ratio %.2f)",
        median(plain),
        median(first),
        median(first) / median(plain),
        median(unrecorded),
        median(first) / median(unrecorded),
        median(again),
        median(again) / median(first));
  }

  /** With and without, the other way round in every other pair: what drifts hits both. */
  @Test
  void withAndWithoutLedger_alternating() throws IOException {
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    recorded();
    unrecorded();
    for (int pair = 0; pair < PAIRS; pair++) {
      with.add(recorded());
      without.add(unrecorded());
      without.add(unrecorded());
      with.add(recorded());
    }
    for (int i = 0; i < with.size(); i++) {
      ratios.add(with.get(i) / without.get(i));
    }
    print(
        "with ledger %.0f, without %.0f msg/s (medians of %d pairs); ratio of medians %.3f, median of"
            + " ratios %.3f, from %.3f to %.3f",
        median(with),
        median(without),
        ratios.size(),
        median(with) / median(without),
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private double recorded() throws IOException {
    return run("measured", UUID.randomUUID().toString(), MESSAGES);
  }

  private double unrecorded() throws IOException {
    return run("unrecorded", UUID.randomUUID().toString(), MESSAGES);
  }

  /** Messages per second until a full queue is empty. */
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
          .timeout(Duration.ofMinutes(5))
          .until(() -> management.read("message-count", address) == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      await().until(() -> effects(queue, payments) == effects);
      return MESSAGES / seconds;
    }
  }

  private int effects(String queue, String run) {
    return database.count(
        "SELECT count(*) FROM effect WHERE consumer = ? AND payment LIKE ?", queue, run + "%");
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static void print(String format, Object... values) {
    System.out.println("MEASURE " + String.format(Locale.ROOT, format, values));
  }
}
