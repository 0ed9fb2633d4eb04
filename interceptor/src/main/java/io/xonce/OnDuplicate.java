/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/** What happens to a message whose key has been processed before. */
public enum OnDuplicate {
  /**
   * The message is acknowledged; the bean is not called. A method with a result returns the stored
   * one, as under {@link #REPLAY}.
   */
  SKIP,
  /**
   * The bean is not called; what it answered the first time is answered again: the reply of {@link
   * Delivery#reply(String)} is sent once more, correlated to the new request and in its
   * transaction; a method returns its stored result.
   */
  REPLAY,
  /**
   * The message moves to {@link Idempotent#divertTo()} in the transaction that acknowledges it; the
   * bean is not called. Not on methods.
   */
  DIVERT,
  /**
   * The delivery fails with {@link DuplicateMessageException} and rolls back; the broker delivers
   * again and finally moves the message to its dead-letter address.
   */
  FAIL,
  /** The bean is called and finds {@link Delivery#isDuplicate()} true. */
  PROCEED
}
