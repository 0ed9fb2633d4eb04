/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

/** What runs in which process. */
public enum Topology {
  /** Server and broker in one, the database apart. */
  LOCAL(1, "jms.queue.", ""),
  /** Two servers, or as many as are asked for, that share a broker and a database by itself. */
  REMOTE(Integer.getInteger("faults.servers", 2), "", "xonce.connection-factory=java:/ArtemisXA\n");

  private final int servers;
  private final String queuePrefix;
  private final String configuration;

  Topology(int servers, String queuePrefix, String configuration) {
    this.servers = servers;
    this.queuePrefix = queuePrefix;
    this.configuration = configuration;
  }

  /** How many. */
  public int servers() {
    return servers;
  }

  String queuePrefix() {
    return queuePrefix;
  }

  /** The application's. */
  String configuration() {
    return configuration;
  }
}
