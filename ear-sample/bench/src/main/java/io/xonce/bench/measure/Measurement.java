/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

/**
 * One measured run of a row; from the processor times on, all is for each message.
 *
 * @param seconds from the start to the last commit
 * @param perSecond messages a second in the middle of the run, see {@link CommitTimes}
 * @param serverMicros processor time of the application server
 * @param consumerMicros processor time of the process that did the work, if that is another
 * @param databaseMicros processor time of the database
 * @param flushes forced writes of the disk
 * @param walBytes bytes of the database's log
 */
public record Measurement(
    int messages,
    double seconds,
    double perSecond,
    double serverMicros,
    double consumerMicros,
    double databaseMicros,
    double flushes,
    double walBytes,
    Correctness correctness) {

  public double cpuMicros() {
    return serverMicros + consumerMicros + databaseMicros;
  }
}
