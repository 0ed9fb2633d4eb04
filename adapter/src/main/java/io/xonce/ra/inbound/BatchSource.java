/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.outbound.DeliveryScope;
import java.util.function.IntSupplier;

/** Where the messages of a transaction come from. */
interface BatchSource {

  /**
   * Waits for a message for a while, and takes what is there besides.
   *
   * @param limit of messages; asked for again before each further one
   */
  Batch receive(IntSupplier limit);

  /** Lets the bean send in the transaction that is on the thread. */
  DeliveryScope scope();
}
