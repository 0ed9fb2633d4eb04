/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.ejb.ApplicationException;

/** A key processed before arrived again with another payload. */
@ApplicationException(rollback = true)
public final class ConflictException extends XonceException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library only.
   *
   * @param message the numbered message
   */
  public ConflictException(String message) {
    super(message);
  }
}
