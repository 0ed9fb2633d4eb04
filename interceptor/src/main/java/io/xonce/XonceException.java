/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import jakarta.ejb.ApplicationException;
import org.jspecify.annotations.Nullable;

/**
 * A delivery was refused. The message carries the number {@code XONCE…}, what happened to which
 * key, and what to do. The transaction rolls back and the broker keeps the message.
 *
 * <p>It has no stack trace unless it has a cause: what happened to a message is said by its text,
 * and a broker may log it at each delivery.
 *
 * <p>An application exception of the EJB container (Enterprise Beans 4.0, 9.2.1): it rolls back but
 * does not discard the bean instance.
 */
@ApplicationException(rollback = true)
public class XonceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by the library only.
   *
   * @param message the numbered message
   */
  public XonceException(String message) {
    super(message, null, true, false);
  }

  /**
   * Made by the library only.
   *
   * @param message the numbered message
   * @param cause what led to it
   */
  public XonceException(String message, @Nullable Throwable cause) {
    super(message, cause, true, cause != null);
  }
}
