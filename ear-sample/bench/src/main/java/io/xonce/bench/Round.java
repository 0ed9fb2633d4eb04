/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

/**
 * One measured run of a row; all but the first two are for each message.
 *
 * @param serverMicros processor time of the application server
 * @param consumerMicros processor time of the process that did the work, if that is another
 * @param databaseMicros processor time of the database
 * @param flushes forced writes of the disk
 * @param walBytes bytes of the database's log
 */
record Round(
    int messages,
    double seconds,
    double serverMicros,
    double consumerMicros,
    double databaseMicros,
    double flushes,
    double walBytes,
    Books books) {

  double perSecond() {
    return messages / seconds;
  }

  double cpuMicros() {
    return serverMicros + consumerMicros + databaseMicros;
  }
}
