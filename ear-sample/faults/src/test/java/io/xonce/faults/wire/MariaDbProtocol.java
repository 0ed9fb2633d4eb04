/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Packets of a length, the lowest byte first, a number, and what they hold (MariaDB documentation,
 * client/server protocol). The driver sends its statements as text.
 */
public final class MariaDbProtocol implements Protocol {

  private static final Statements STATEMENTS =
      new Statements("XA PREPARE", "XA COMMIT", "XA ROLLBACK");

  private static final int NUMBER = 3;
  private static final byte QUERY = 3;

  @Override
  public int head() {
    return NUMBER + 1;
  }

  @Override
  public int rest(ByteBuffer head) {
    return head.order(ByteOrder.LITTLE_ENDIAN).getInt(0) & 0xffffff;
  }

  /** A command is the first packet of an exchange. */
  @Override
  public boolean isOf(Phase phase, byte[] request) {
    return request[NUMBER] == 0 && request[head()] == QUERY && STATEMENTS.have(phase, request);
  }

  /**
   * The end of a branch has one packet; and of a claim nothing stays when its connection is gone,
   * whether it was at its end or not.
   */
  @Override
  public boolean isEnd(byte[] answer, byte[] request) {
    return true;
  }
}
