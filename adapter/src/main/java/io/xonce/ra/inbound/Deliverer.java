/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/** Delivers batch after batch, on one thread. */
interface Deliverer {

  /**
   * Waits for messages, and delivers those that come, if any does for a while.
   *
   * @throws Exception if the session should be given up: the failure is not the bean's
   */
  LoadSample deliverNext() throws Exception;

  /** Whether it has messages in hand that are still to be processed. */
  default boolean holdsMessages() {
    return false;
  }
}
