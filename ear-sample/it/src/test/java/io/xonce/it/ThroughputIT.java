/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

  /** Runs of each that are not counted: the server's JVM needs about so many to reach its speed. */
  private static final int WARM_UPS = 5;

  /**
   * One run.
   *
   * @param perSecond messages
   * @param server microseconds of processor time for each message
   * @param database the same of the database
   */
  private record Run(double perSecond, double server, double database) {
    double micros() {
      return server + database;
    }
  }

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
    for (int i = 0; i < WARM_UPS; i++) {
      run("plain");
      run("measured");
      run("unrecorded");
    }
    List<Double> plain = new ArrayList<>();
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    List<Double> unrecorded = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      String payments = UUID.randomUUID().toString();
      plain.add(run("plain", payments, MESSAGES).perSecond());
      first.add(run("measured", payments, MESSAGES).perSecond());
      unrecorded.add(run("unrecorded", payments, MESSAGES).perSecond());
      again.add(run("measured", payments, 0).perSecond());
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
    List<Run> with = new ArrayList<>();
    List<Run> without = new ArrayList<>();
    for (int i = 0; i < WARM_UPS; i++) {
      run("measured");
      run("unrecorded");
    }
    for (int pair = 0; pair < PAIRS; pair++) {
      with.add(run("measured"));
      without.add(run("unrecorded"));
      without.add(run("unrecorded"));
      with.add(run("measured"));
    }
    print("%d pairs, with the ledger and without", with.size());
    compare("messages a second", with, without, Run::perSecond);
    compare("us of processor time a message", with, without, Run::micros);
    compare("  of the server", with, without, Run::server);
    compare("  of the database", with, without, Run::database);
  }

  private static void compare(
      String what, List<Run> with, List<Run> without, ToDoubleFunction<Run> figure) {
    List<Double> one = with.stream().map(figure::applyAsDouble).toList();
    List<Double> other = without.stream().map(figure::applyAsDouble).toList();
    List<Double> ratios =
        IntStream.range(0, one.size()).mapToObj(i -> one.get(i) / other.get(i)).sorted().toList();
    print(
        "%s: medians %.0f and %.0f; ratio of medians %.3f, median of ratios %.3f, half of them from"
            + " %.3f to %.3f, all from %.3f to %.3f",
        what,
        median(one),
        median(other),
        median(one) / median(other),
        median(ratios),
        ratios.get(ratios.size() / 4),
        ratios.get(ratios.size() * 3 / 4),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
  }

  private Run run(String queue) throws IOException {
    return run(queue, UUID.randomUUID().toString(), MESSAGES);
  }

  /** A full queue, until it is empty. */
  private Run run(String queue, String payments, int effects) throws IOException {
    database.execute("TRUNCATE effect");
    database.execute("CHECKPOINT");
    try (Management management = Lab.get().management()) {
      String[] address = {
        "subsystem", "messaging-activemq", "server", "default", "jms-queue", queue
      };
      management.run("pause", address);
      broker.sendMany(
          queue, MESSAGES, (message, i) -> message.setStringProperty("payment", payments + i));
      Timestamp sent = Timestamp.from(Instant.now());
      long start = System.nanoTime();
      Duration server = Lab.get().serverTime();
      Duration databases = Lab.get().databaseTime();
      management.run("resume", address);
      await()
          .pollInterval(Duration.ofMillis(50))
          .timeout(Duration.ofMinutes(5))
          .until(() -> management.read("message-count", address) == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      await().until(() -> effects(queue, payments) == effects);
      awaitLedger(queue, sent);
      return new Run(
          MESSAGES / seconds,
          micros(Lab.get().serverTime().minus(server)),
          micros(Lab.get().databaseTime().minus(databases)));
    }
  }

  /** The ledger writes behind; its work on this run is not to be counted to the next. */
  private void awaitLedger(String queue, Timestamp since) {
    if (queue.equals("measured")) {
      await()
          .pollInterval(Duration.ofMillis(250))
          .until(
              () ->
                  database.count(
                          "SELECT count(*) FROM xonce_attempt WHERE consumer = ?"
                              + " AND started_at >= ?",
                          queue,
                          since)
                      >= MESSAGES);
    }
  }

  private static double micros(Duration used) {
    return used.toNanos() / 1e3 / MESSAGES;
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
