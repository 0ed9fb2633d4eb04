/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/**
 * Artemis' own: packets of a length, a type, a channel, and what they hold, after a word that a
 * client begins with. A channel is a session.
 */
public final class CoreProtocol implements Protocol {

  /** Types of packets, as {@code PacketImpl} of Artemis has them. */
  private static final Map<Phase, Set<Integer>> REQUESTS =
      Map.of(
          Phase.SEND, Set.of(71),
          Phase.ACKNOWLEDGEMENT, Set.of(41, 81),
          Phase.BROKER_PREPARE, Set.of(54),
          Phase.BROKER_COMMIT, Set.of(53),
          Phase.BROKER_ROLLBACK, Set.of(56));

  /** A failure, and what became of a branch. */
  private static final Set<Integer> ANSWERS = Set.of(20, 55);

  /** "ARTE", of which the rest is "MIS": as a length it would be too much. */
  private static final int WORD = 0x41525445;

  private static final int LENGTH = 4;

  @Override
  public int head() {
    return LENGTH;
  }

  @Override
  public int rest(ByteBuffer head) {
    return head.getInt(0) == WORD ? 3 : head.getInt(0);
  }

  @Override
  public boolean isOf(Phase phase, byte[] request) {
    return REQUESTS.getOrDefault(phase, Set.of()).contains(type(request));
  }

  /** Deliveries and other channels go on meanwhile. */
  @Override
  public boolean isEnd(byte[] answer, byte[] request) {
    return ANSWERS.contains(type(answer)) && channel(answer) == channel(request);
  }

  private static int type(byte[] packet) {
    return packet[LENGTH];
  }

  private static long channel(byte[] packet) {
    return ByteBuffer.wrap(packet).getLong(LENGTH + 1);
  }
}
