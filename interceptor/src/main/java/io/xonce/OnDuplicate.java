/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/** What happens to a message whose key has been processed before. */
public enum OnDuplicate {
  /** The message is acknowledged; the bean is not called. */
  SKIP,
  /**
   * The delivery fails with {@link DuplicateMessageException} and rolls back; the broker delivers
   * again and finally moves the message to its dead-letter address.
   */
  FAIL,
  /** The bean is called and finds {@link Delivery#isDuplicate()} true. */
  PROCEED
}
