/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.TimeColumn;

/** Db2 11.5 for Linux, Unix and Windows. Written from its documentation, not yet run. */
final class Db2Dialect extends Dialect {

  private static final String PURGE_LOCK =
      "SELECT CURRENT TIMESTAMP - CURRENT TIMEZONE FROM xonce_lock WHERE name = 'purge'"
          + " FOR UPDATE WITH RS USE AND KEEP UPDATE LOCKS SKIP LOCKED DATA";

  @Override
  String product() {
    return "DB2";
  }

  /** Such as DB2/LINUXX8664. */
  @Override
  boolean isOf(String reported) {
    return reported.startsWith("DB2/");
  }

  @Override
  String file() {
    return "db2.sql";
  }

  @Override
  boolean isYetToRun() {
    return true;
  }

  @Override
  TimeColumn times() {
    return TimeColumn.UTC;
  }

  @Override
  String now() {
    return "CURRENT TIMESTAMP - CURRENT TIMEZONE";
  }

  @Override
  String purgeLock() {
    return PURGE_LOCK;
  }
}
