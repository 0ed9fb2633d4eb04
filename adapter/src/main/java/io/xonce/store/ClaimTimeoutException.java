/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import org.jspecify.annotations.Nullable;

/**
 * Another transaction held the key longer than the lock timeout, or the statement was cancelled.
 * Whether the message is a duplicate is not known yet; the next delivery asks again.
 */
public final class ClaimTimeoutException extends StoreException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library only; public for the generated message bundle.
   *
   * @param message the numbered message
   * @param cause what led to it
   */
  public ClaimTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
