/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.outbound.DeliveryScope;
import jakarta.jms.Message;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Where the messages of a transaction come from. */
interface BatchSource {

  /**
   * Waits for a message for a while, and takes what is there besides.
   *
   * @param limit of messages; asked for again before each further one
   */
  Batch receive(IntSupplier limit);

  /**
   * What was received will be rolled back with the transaction that is on the thread.
   *
   * @param at the message that the bean was called with; null before the first and after the last
   */
  default void failed(@Nullable Message at) {}

  /** Lets the bean send in the transaction that is on the thread. */
  DeliveryScope scope();
}
