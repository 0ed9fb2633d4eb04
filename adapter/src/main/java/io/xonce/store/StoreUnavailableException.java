/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import org.jspecify.annotations.Nullable;

/**
 * The database gave no connection or lost one. Unlike its parent this passes by itself, or with the
 * database: waiting and trying again makes sense.
 */
public final class StoreUnavailableException extends StoreException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library only; public for the generated message bundle.
   *
   * @param message the numbered message
   * @param cause what led to it
   */
  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
