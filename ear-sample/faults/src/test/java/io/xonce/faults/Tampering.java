/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults;

import static io.xonce.lab.oracle.Violation.ALIEN;
import static io.xonce.lab.oracle.Violation.CONTRADICTORY;
import static io.xonce.lab.oracle.Violation.DUPLICATED_EFFECT;
import static io.xonce.lab.oracle.Violation.EARLY_PURGE;
import static io.xonce.lab.oracle.Violation.FORK;
import static io.xonce.lab.oracle.Violation.GAP;
import static io.xonce.lab.oracle.Violation.GHOST;
import static io.xonce.lab.oracle.Violation.LOST;
import static io.xonce.lab.oracle.Violation.LYING_TELEMETRY;
import static io.xonce.lab.oracle.Violation.ORPHANED;
import static io.xonce.lab.oracle.Violation.SUPPRESSED;
import static io.xonce.lab.oracle.Violation.UNPROTECTED;
import static io.xonce.lab.oracle.Violation.WRONG_BALANCE;
import static io.xonce.lab.oracle.Violation.ZOMBIE;

import io.xonce.faults.site.PostgresBooks;
import io.xonce.lab.oracle.Violation;
import java.util.Set;

/** What somebody does to a database in which all is well, and all that is wrong then. */
@SuppressWarnings("ImmutableEnumChecker") // They are, and their types do not say so.
enum Tampering {
  RECORD_DELETED("DELETE FROM xonce_message WHERE key_text = '%1$s'", EARLY_PURGE),
  RECORD_INVENTED(
      "INSERT INTO xonce_message (key_hash, consumer, key_text, outcome)"
          + " VALUES ('\\x00', 'flawed', '%2$s', 'COMMITTED')",
      SUPPRESSED),
  EFFECT_DELETED(
      "DELETE FROM effect WHERE message_key = '%1$s'",
      LOST, SUPPRESSED, GHOST, GAP, WRONG_BALANCE, LYING_TELEMETRY),
  EFFECT_COPIED(
      "INSERT INTO effect SELECT * FROM effect WHERE message_key = '%1$s'",
      DUPLICATED_EFFECT, FORK, WRONG_BALANCE),
  EFFECT_INVENTED(
      "INSERT INTO effect SELECT 'flawed', 'none', 'none', 'none', '', name, version, 0"
          + " FROM entity WHERE name = 'flawed/0';"
          + " UPDATE effect SET version = version + 1 WHERE sent = 'none';"
          + " UPDATE entity SET version = version + 1 WHERE name = 'flawed/0'",
      ALIEN,
      ZOMBIE,
      UNPROTECTED),
  ANOTHER_RUN("UPDATE effect SET attempt = 'other' WHERE message_key = '%1$s'", CONTRADICTORY),
  ANOTHER_PAYLOAD("UPDATE effect SET payload = 'other' WHERE message_key = '%1$s'", CONTRADICTORY),
  VERSION_SKIPPED("UPDATE entity SET version = version + 1 WHERE name = 'flawed/0'", GAP),
  BALANCE_CHANGED("UPDATE entity SET balance = balance + 1 WHERE name = 'flawed/0'", WRONG_BALANCE),
  BRANCH_LEFT("BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION 'left'", ORPHANED) {
    @Override
    void undo(PostgresBooks books) {
      books.execute("ROLLBACK PREPARED 'left'");
    }
  };

  private final String sql;
  private final Set<Violation> violations;

  Tampering(String sql, Violation... violations) {
    this.sql = sql;
    this.violations = Set.of(violations);
  }

  /**
   * Does it.
   *
   * @param good a key of which one message was sent
   * @param poison a key of which every run failed
   */
  void on(PostgresBooks books, String good, String poison) {
    books.execute(sql.formatted(good, poison));
  }

  void undo(PostgresBooks books) {
    books.restore();
  }

  /** All that is wrong then. */
  Set<Violation> violations() {
    return violations;
  }
}
