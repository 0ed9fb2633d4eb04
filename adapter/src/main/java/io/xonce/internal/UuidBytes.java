/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as 16 bytes, in the order in which its text is written. */
public final class UuidBytes {

  private UuidBytes() {}

  public static byte[] of(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  public static UUID read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
