/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.jms.Message;
import java.util.List;

/** Messages that are acknowledged after the transaction. */
interface AcknowledgingSource extends BatchSource {

  /** What was received is processed: it is acknowledged, now or soon. */
  void processed();

  /**
   * Gives back what was received and is not acknowledged: it is delivered again, or becomes a dead
   * letter.
   *
   * @param processed those of the batch that only lack their acknowledgement
   */
  void giveBack(List<Message> processed);

  /** Whether no more work is to begin. */
  boolean isWoken();
}
