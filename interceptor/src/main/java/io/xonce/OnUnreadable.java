/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/**
 * What happens to a message whose key, tenant or fingerprint cannot be read: a part is missing, or
 * the body is not what the expression asks for. No redelivery can mend that. It is never processed.
 */
public enum OnUnreadable {
  /**
   * The delivery is refused and rolls back; the broker delivers again and finally moves the message
   * to its dead-letter address.
   */
  FAIL,
  /**
   * The message moves at once to {@link Idempotent#divertTo()}, in the transaction that
   * acknowledges it, with the reason in its property {@code Xonce_reason}.
   */
  DIVERT
}
