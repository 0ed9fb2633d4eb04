/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;

/**
 * The role that prepares a branch owns it: only that role, or a superuser, may commit it or roll it
 * back. After {@code SET ROLE} it would be one that neither the connection nor recovery has.
 */
final class SessionRole {

  private static final String MARK = "xonce: prepared by role ";

  /** Fails in a session whose role was changed. Needs no function that could be hidden. */
  static final String DEMAND =
      "SELECT CASE WHEN current_user OPERATOR(pg_catalog.=) session_user THEN 0"
          + " ELSE CAST(pg_catalog.concat('"
          + MARK
          + "', current_user) AS pg_catalog.int4) END";

  private SessionRole() {}

  /** Whether this is what {@link #DEMAND} fails by; the database quotes what is no number. */
  static boolean isMissing(SQLException e) {
    return String.valueOf(e.getMessage()).contains(MARK);
  }
}
