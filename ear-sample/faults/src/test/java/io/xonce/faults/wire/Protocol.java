/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How what a client and its server say is split, and what of it is said in a phase.
 *
 * <p><b>Threads.</b> One for each connection: what is asked of requests is asked by one thread,
 * what is asked of answers by another.
 */
public interface Protocol {

  /** With so many bytes a message begins, by which one knows its length. */
  int head();

  /** How many bytes follow them. */
  int rest(ByteBuffer head);

  /** The next message of the client, from its first byte to its last. */
  default byte[] request(DataInputStream client) throws IOException {
    byte[] head = new byte[head()];
    client.readFully(head);
    byte[] message = Arrays.copyOf(head, head.length + rest(ByteBuffer.wrap(head)));
    client.readFully(message, head.length, message.length - head.length);
    return message;
  }

  /** What comes next of the server. */
  default byte[] answer(DataInputStream server) throws IOException {
    return request(server);
  }

  /** Whether a client says that in a phase. */
  boolean isOf(Phase phase, byte[] request);

  /** Whether the server, with this answer, has done what it was asked for. */
  boolean isEnd(byte[] answer, byte[] request);
}
