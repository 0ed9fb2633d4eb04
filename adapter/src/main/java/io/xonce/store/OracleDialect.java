/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Oracle 12.2 and later. Written from its documentation, not yet run. */
final class OracleDialect extends Dialect {

  private static final int UNIQUE = 1;

  /** Resource busy, a distributed transaction waited too long, and a wait that expired. */
  private static final Set<Integer> TIMEOUTS = Set.of(54, 2049, 30006);

  /** Deadlock, and a transaction that cannot be serialized. */
  private static final Set<Integer> CONFLICTS = Set.of(60, 8177);

  private static final String KEY_TEXT = "column xonce_message.key_text varchar(200)";

  OracleDialect() {
    super(Database.ORACLE);
  }

  @Override
  Map<String, String> types() {
    return Map.of(
        "hash", "varbinary(32)",
        "id", "varbinary(16)",
        "text", "varchar(%s)",
        "time", "timestamp(6) with time zone");
  }

  /** To Oracle the text of an empty key is none. */
  @Override
  List<String> requiredCatalog() {
    return super.requiredCatalog().stream()
        .map(entry -> entry.equals(KEY_TEXT + " not null") ? KEY_TEXT : entry)
        .toList();
  }

  @Override
  boolean isTaken(SQLException e) {
    return e.getErrorCode() == UNIQUE;
  }

  @Override
  boolean isTimeout(SQLException e) {
    return super.isTimeout(e) || TIMEOUTS.contains(e.getErrorCode());
  }

  @Override
  boolean isConflict(SQLException e) {
    return super.isConflict(e) || CONFLICTS.contains(e.getErrorCode());
  }
}
