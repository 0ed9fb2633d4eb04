/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.sql.SQLException;

/** A statement's own text has ended the transaction, so the branch is not what it was begun as. */
final class EndedBranchException extends SQLException {

  private static final long serialVersionUID = 1L;

  private static final String INVALID_TRANSACTION_TERMINATION = "2D000";

  EndedBranchException() {
    super("A statement has ended the branch", INVALID_TRANSACTION_TERMINATION);
  }
}
