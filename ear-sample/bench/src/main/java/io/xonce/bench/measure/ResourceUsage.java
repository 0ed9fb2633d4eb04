/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import io.xonce.bench.host.BenchDatabase;
import io.xonce.bench.host.DiskFlushes;
import io.xonce.bench.load.TestBed;
import io.xonce.bench.row.Row;
import java.time.Duration;

/**
 * What the meters show at one moment.
 *
 * @param micros of the clock that the database shares, since 1970
 * @param server processor time of the application server
 * @param consumer processor time of the process that does the work, if that is another
 * @param database processor time of the database
 * @param flushes forced writes of the disk
 * @param walBytes bytes of the database's log
 */
public record ResourceUsage(
    long micros,
    Duration server,
    Duration consumer,
    Duration database,
    long flushes,
    long walBytes) {

  /** As the meters show now. */
  static ResourceUsage read(TestBed testBed, Row row) {
    return new ResourceUsage(
        BenchDatabase.nowMicros(),
        testBed.serverTime(),
        testBed.consumerTime(row),
        testBed.databaseTime(),
        DiskFlushes.flushes(),
        testBed.database().number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"));
  }

  /**
   * What was done until the end.
   *
   * @param commits of the work
   */
  Measurement until(ResourceUsage end, CommitTimes commits, int messages, Correctness correctness) {
    return new Measurement(
        messages,
        (commits.last() - micros) / 1e6,
        commits.perSecond(micros) * messages / commits.micros().size(),
        micros(server, end.server, messages),
        micros(consumer, end.consumer, messages),
        micros(database, end.database, messages),
        (double) (end.flushes - flushes) / messages,
        (double) (end.walBytes - walBytes) / messages,
        correctness);
  }

  /** Processor time for each message until the end. */
  double cpuMicros(ResourceUsage end, int messages) {
    return micros(server, end.server, messages)
        + micros(consumer, end.consumer, messages)
        + micros(database, end.database, messages);
  }

  private static double micros(Duration start, Duration end, int messages) {
    return end.minus(start).toNanos() / 1e3 / messages;
  }
}
