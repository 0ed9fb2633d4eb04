/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/**
 * The container calls the bean no more, as its application is being stopped. WildFly refuses the
 * calls before it tells the resource adapter, and each message that is tried until then loses one
 * of its attempts.
 */
final class BeanUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Of WildFly, whose class is not to be seen from here. */
  private static final String REFUSAL = "EJBComponentUnavailableException";

  BeanUnavailableException(Throwable refusal) {
    super(refusal);
  }

  /** Whether a call has failed by it. */
  static boolean isReason(Throwable failure) {
    return failure.getClass().getSimpleName().equals(REFUSAL);
  }
}
