/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the global transaction id of its branches names it: Narayana puts its own id
 * there, in binary, and behind it the name of the node (XATxConverter in Narayana 7.3).
 *
 * @param id as Narayana writes it in its log, five signed hexadecimal numbers
 */
public record NarayanaTransaction(String id, String node) {

  /** WildFly's default for the name of a node: as likely shared with the next as any default. */
  public static final String DEFAULT_NODE = "1";

  /** The name by which recovery takes the branches of all nodes for its own. */
  public static final String EVERY_NODE = "*";

  /** Two longs of the host address, process, start time and number. */
  private static final int ID_BYTES = 2 * Long.BYTES + 3 * Integer.BYTES;

  /** The number at the end of an id, by which those of one process are told apart. */
  static int number(byte[] id) {
    return ByteBuffer.wrap(id).getInt(ID_BYTES - Integer.BYTES);
  }

  /** Null if another transaction manager made it. */
  public static @Nullable NarayanaTransaction of(byte[] globalTransactionId) {
    if (globalTransactionId.length < ID_BYTES) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(globalTransactionId);
    StringJoiner id = new StringJoiner(":");
    for (int i = 0; i < 2; i++) {
      id.add(Long.toString(bytes.getLong(), 16));
    }
    for (int i = 0; i < 3; i++) {
      id.add(Integer.toString(bytes.getInt(), 16));
    }
    return new NarayanaTransaction(id.toString(), StandardCharsets.UTF_8.decode(bytes).toString());
  }
}
