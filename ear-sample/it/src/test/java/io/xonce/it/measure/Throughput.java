/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.measure;

import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Runs of a consumer on a queue that was filled before. */
final class Throughput {

  static final int MESSAGES = Integer.getInteger("measure.messages", 4000);

  /** Runs that are not counted: the JVM needs about 20,000 messages to reach its speed. */
  static final int WARM_UPS = 20_000 / MESSAGES;

  /**
   * One run.
   *
   * @param perSecond messages
   * @param server microseconds of processor time for each message
   * @param database the same of the database
   */
  record Run(double perSecond, double server, double database) {
    double micros() {
      return server + database;
    }
  }

  private final Lab lab = Lab.get();
  private final Database database = lab.database();
  private final Broker broker = lab.broker();

  Run run(String queue) throws IOException {
    return run(queue, UUID.randomUUID().toString(), MESSAGES);
  }

  /** Until the queue is empty; what the ledger writes afterwards belongs to the run. */
  Run run(String queue, String payments, int effects) throws IOException {
    database.execute("TRUNCATE effect");
    database.execute("CHECKPOINT");
    try (Management management = lab.management()) {
      String[] address = {
        "subsystem", "messaging-activemq", "server", "default", "jms-queue", queue
      };
      management.run("pause", address);
      broker.sendMany(
          queue, MESSAGES, (message, i) -> message.setStringProperty("payment", payments + i));
      long start = System.nanoTime();
      Duration server = lab.serverTime();
      Duration databases = lab.databaseTime();
      management.run("resume", address);
      await()
          .pollInterval(Duration.ofMillis(50))
          .timeout(Duration.ofMinutes(5))
          .until(() -> management.read("message-count", address) == 0);
      double seconds = (System.nanoTime() - start) / 1e9;
      await().until(() -> effects(queue, payments) == effects);
      awaitLedger();
      return new Run(
          MESSAGES / seconds,
          micros(lab.serverTime().minus(server)),
          micros(lab.databaseTime().minus(databases)));
    }
  }

  /** It writes behind, but within a second; also where there is none, as the wait costs, too. */
  private static void awaitLedger() {
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
  }

  private static double micros(Duration used) {
    return used.toNanos() / 1e3 / MESSAGES;
  }

  private int effects(String queue, String run) {
    return database.count(
        "SELECT count(*) FROM effect WHERE consumer = ? AND payment LIKE ?", queue, run + "%");
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }

  static void print(String format, Object... values) {
    System.out.println("MEASURE " + String.format(Locale.ROOT, format, values));
  }
}
