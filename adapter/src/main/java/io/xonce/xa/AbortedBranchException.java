/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;

/**
 * The database has aborted the branch, and would answer a commit by a rollback without an error.
 */
final class AbortedBranchException extends SQLException {

  private static final long serialVersionUID = 1L;

  private static final String IN_FAILED_SQL_TRANSACTION = "25P02";

  AbortedBranchException() {
    super("A statement of the branch has failed", IN_FAILED_SQL_TRANSACTION);
  }
}
