/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.ejb.ApplicationException;

/** A key processed before arrived again at a consumer that says {@link OnDuplicate#FAIL}. */
@ApplicationException(rollback = true)
public final class DuplicateMessageException extends XonceException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library only.
   *
   * @param message the numbered message
   */
  public DuplicateMessageException(String message) {
    super(message);
  }
}
