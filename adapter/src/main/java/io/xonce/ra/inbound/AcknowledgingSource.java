/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/** Messages that are acknowledged after the transaction. */
interface AcknowledgingSource extends BatchSource {

  /** Acknowledges what was received last. */
  void acknowledge();

  /** Gives back what was received last: it is delivered again, or becomes a dead letter. */
  void giveBack();

  /** Whether no more work is to begin. */
  boolean isWoken();
}
