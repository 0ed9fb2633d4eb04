/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;

/**
 * The role that prepares a branch owns it: only that role, or a superuser, may commit it or roll it
 * back. After {@code SET ROLE} it would be one that neither the connection nor recovery has.
 */
final class SessionRole {

  private static final String MARK = "xonce: prepared by role ";

  private static final String NO_SUCH_STATEMENT = "26000";
  private static final String STATEMENT_EXISTS = "42P05";

  /** Once for each session, as to plan it anew would cost each branch more than to execute it. */
  static final String DEFINE =
      "PREPARE xonce_role AS"
          + " SELECT CASE WHEN current_user OPERATOR(pg_catalog.=) session_user THEN 0"
          + " ELSE CAST(pg_catalog.concat('"
          + MARK
          + "', current_user) AS pg_catalog.int4) END";

  /** Fails in a session whose role was changed. Needs no function that could be hidden. */
  static final String DEMAND = "EXECUTE xonce_role";

  private SessionRole() {}

  /** Whether this is what {@link #DEMAND} fails by; the database quotes what is no number. */
  static boolean isMissing(SQLException e) {
    return String.valueOf(e.getMessage()).contains(MARK);
  }

  /** Whether the session has it already, as one of a pooler's may. */
  static boolean isDefined(SQLException e) {
    return STATEMENT_EXISTS.equals(e.getSQLState());
  }

  /** Whether the session has lost it, as it does by {@code DEALLOCATE ALL}. */
  static boolean isUndefined(SQLException e) {
    return NO_SUCH_STATEMENT.equals(e.getSQLState());
  }
}
