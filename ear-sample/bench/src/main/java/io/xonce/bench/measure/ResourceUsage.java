/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

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
record Reading(
    long micros,
    Duration server,
    Duration consumer,
    Duration database,
    long flushes,
    long walBytes) {

  /**
   * What was done until the end.
   *
   * @param commits of the work
   */
  Round until(Reading end, Commits commits, int messages, Books books) {
    return new Round(
        messages,
        (commits.last() - micros) / 1e6,
        commits.perSecond(micros) * messages / commits.micros().size(),
        micros(server, end.server, messages),
        micros(consumer, end.consumer, messages),
        micros(database, end.database, messages),
        (double) (end.flushes - flushes) / messages,
        (double) (end.walBytes - walBytes) / messages,
        books);
  }

  /** Processor time for each message until the end. */
  double cpuMicros(Reading end, int messages) {
    return micros(server, end.server, messages)
        + micros(consumer, end.consumer, messages)
        + micros(database, end.database, messages);
  }

  private static double micros(Duration start, Duration end, int messages) {
    return end.minus(start).toNanos() / 1e3 / messages;
  }
}
