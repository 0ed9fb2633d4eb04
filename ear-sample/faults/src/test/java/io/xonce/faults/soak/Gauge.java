/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

/**
 * What is looked at while the server is at rest, and how much more of it there may be in the end.
 * Between the two times that are compared lie 13 redeployments and 325,000 messages of a run as
 * long as it is by default: what each of them left would be there as often.
 *
 * <p>The pools of the server may still grow a little with the load. A connection to the broker that
 * an application has the server's pool open is its last trace for as long as the pool keeps it: the
 * client of Artemis remembers the stack of who opened it, and with it the class loader.
 */
enum Gauge {
  /** After a full collection, in MB: 26 bytes of each message, or half of an application. */
  HEAP("heap", 8),
  /** In MB; the classes of an application take four of them. */
  METASPACE("metaspace", 16),
  /** Applications of which a class loader is reachable, that which is deployed included. */
  APPLICATIONS("applications", 4),
  THREADS("threads", 8),
  POSTGRES("PostgreSQL sessions", 2),
  MARIADB("MariaDB sessions", 2),
  CONNECTIONS("broker connections", 3),
  /** A connection of the pool has three. */
  SESSIONS("broker sessions", 9),
  CONSUMERS("broker consumers", 0),
  MBEANS("MBeans", 0),
  FILES("open files", 4),
  /** Entries of the transaction log. */
  DECIDED("transactions", 0);

  private final String title;
  private final double margin;

  Gauge(String title, double margin) {
    this.title = title;
    this.margin = margin;
  }

  String title() {
    return title;
  }

  double margin() {
    return margin;
  }
}
