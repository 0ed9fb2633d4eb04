/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

/**
 * What is looked at while the server is at rest, and how much more of it there may be in the end.
 * Between the two times that are compared lie 13 redeployments and 325,000 messages of a run as
 * long as it is by default: what each of them left would be there as often.
 */
enum Gauge {
  /** After a full collection, in MB: 26 bytes of each message, or half of an application. */
  HEAP("heap", 8),
  /** In MB; the classes of an application take more. */
  METASPACE("metaspace", 8),
  /** Applications of which a class loader is reachable, that which is deployed included. */
  APPLICATIONS("applications", 1),
  THREADS("threads", 0),
  POSTGRES("PostgreSQL sessions", 0),
  MARIADB("MariaDB sessions", 0),
  CONNECTIONS("broker connections", 0),
  SESSIONS("broker sessions", 0),
  CONSUMERS("broker consumers", 0),
  MBEANS("MBeans", 0),
  FILES("open files", 0),
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
