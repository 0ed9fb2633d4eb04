/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

/** Sends a durable message by a client of its own, and returns when the broker has it. */
interface Producer {

  /** Sends; of several messages each by a connection of its own. */
  void send(Outgoing message) throws Exception;
}
