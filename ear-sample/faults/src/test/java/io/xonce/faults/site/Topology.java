/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

/** What runs in which process. */
public enum Topology {
  /** Server and broker in one, the database apart. */
  LOCAL("jms.queue.", ""),
  /** Server, broker and database each by itself. */
  REMOTE("", "xonce.connection-factory=java:/ArtemisXA\n");

  private final String queuePrefix;
  private final String configuration;

  Topology(String queuePrefix, String configuration) {
    this.queuePrefix = queuePrefix;
    this.configuration = configuration;
  }

  String queuePrefix() {
    return queuePrefix;
  }

  /** The application's. */
  String configuration() {
    return configuration;
  }
}
