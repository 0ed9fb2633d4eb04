/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A type, a length that counts itself, and a text; but the first words of a client have no type,
 * and the server's answer to them no length (PostgreSQL documentation, 53.7).
 */
public final class PostgresProtocol implements Protocol {

  private static final Statements STATEMENTS =
      new Statements("PREPARE TRANSACTION", "COMMIT PREPARED", "ROLLBACK PREPARED");

  private static final byte PARSE = 'P';
  private static final byte BIND = 'B';
  private static final byte QUERY = 'Q';

  private static final byte[] NOTHING = {};

  /** A text of its own, as a branch ends by it; what commits otherwise is prepared. */
  private static final byte[] ONE_PHASE = "COMMIT\0".getBytes(StandardCharsets.ISO_8859_1);

  private static final int LENGTH = 4;

  /** ReadyForQuery: its type, its length, and a state. */
  private static final int READY = 6;

  /** By name; the last one without a name has an empty one. */
  private final Map<String, byte[]> prepared = new HashMap<>();

  @Override
  public int head() {
    return 1 + LENGTH;
  }

  /** First words are known by the highest byte of their length, which is no type. */
  @Override
  public int rest(ByteBuffer head) {
    return head.get(0) == 0 ? head.getInt(0) - head() : head.getInt(1) - LENGTH;
  }

  /** What there is, be it no whole message. */
  @Override
  public byte[] answer(DataInputStream server) throws IOException {
    byte[] buffer = new byte[8192];
    int read = server.read(buffer);
    if (read < 0) {
      throw new EOFException();
    }
    return Arrays.copyOf(buffer, read);
  }

  /** Keeps what is prepared, since its text is not said again when it is executed. */
  @Override
  public byte[] request(DataInputStream client) throws IOException {
    byte[] request = Protocol.super.request(client);
    if (request[0] == PARSE) {
      prepared.put(word(request, head()), request);
    }
    return request;
  }

  @Override
  public boolean isOf(Phase phase, byte[] request) {
    if (phase == Phase.DATABASE_ONE_PHASE) {
      return request[0] == QUERY
          && Arrays.equals(request, head(), request.length, ONE_PHASE, 0, ONE_PHASE.length);
    }
    return switch (request[0]) {
      case QUERY -> STATEMENTS.have(phase, request);
      case BIND -> STATEMENTS.have(phase, prepared.getOrDefault(statement(request), NOTHING));
      default -> false;
    };
  }

  /** Behind the name of the portal. */
  private String statement(byte[] bind) {
    return word(bind, head() + word(bind, head()).length() + 1);
  }

  /** As far as the next zero. */
  private static String word(byte[] message, int from) {
    int to = from;
    while (message[to] != 0) {
      to++;
    }
    return new String(message, from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean isEnd(byte[] answer, byte[] request) {
    int last = answer.length - READY;
    return last >= 0 && answer[last] == 'Z' && answer[last + LENGTH] == LENGTH + 1;
  }
}
