/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

/** What the page asked for cannot be told now; it asks again. */
final class Unavailable extends RuntimeException {

  Unavailable(String message) {
    super(message);
  }

  Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
