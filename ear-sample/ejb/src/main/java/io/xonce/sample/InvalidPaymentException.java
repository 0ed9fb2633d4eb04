/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

/** A message that can never be booked: rolls back each delivery until the broker sets it aside. */
public class InvalidPaymentException extends RuntimeException {

  InvalidPaymentException(String message) {
    super(message);
  }

  InvalidPaymentException(String message, Throwable cause) {
    super(message, cause);
  }
}
