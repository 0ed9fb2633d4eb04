/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** SQL that a database is told; the words by which it ends a branch are its own. */
record Statements(String prepare, String commit, String rollback) {

  /** The table may be named with its schema. */
  private static final Pattern CLAIM = Pattern.compile("INSERT INTO \\S*xonce_message ");

  /** Whether that of a phase is in a message. */
  boolean have(Phase phase, byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return switch (phase) {
      case CLAIM -> CLAIM.matcher(text).find();
      case DATABASE_PREPARE -> text.contains(prepare);
      case DATABASE_COMMIT -> text.contains(commit);
      case DATABASE_ROLLBACK -> text.contains(rollback);
      default -> false;
    };
  }
}
