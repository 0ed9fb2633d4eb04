/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import org.jspecify.annotations.Nullable;

/**
 * The store could not answer. The message carries the number {@code XONCE04…}, what happened to
 * which key or table, and what to do.
 *
 * <p><b>Transactions:</b> if it left a claim or a look-up, the transaction must be rolled back;
 * some databases have ended it already. The broker then delivers the message again.
 */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library only; public for the generated message bundle.
   *
   * @param message the numbered message
   */
  public StoreException(String message) {
    super(message);
  }

  /**
   * Made by the library only; public for the generated message bundle.
   *
   * @param message the numbered message
   * @param cause what led to it
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
