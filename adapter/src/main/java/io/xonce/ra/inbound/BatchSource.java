/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.outbound.DeliveryScope;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;

/** Where the messages of a transaction come from, and what is enlisted for them. */
interface BatchSource {

  /** What is to be enlisted. */
  XAResource branch();

  /**
   * Waits for a message for a while, and takes what is there besides.
   *
   * @param limit of messages; asked for again before each further one
   */
  Batch receive(IntSupplier limit);

  /** Lets the bean send in the transaction that is on the thread. */
  DeliveryScope scope();
}
