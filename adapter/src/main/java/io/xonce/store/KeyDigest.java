/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a sequence of strings and numbers that no other sequence encodes to.
 *
 * <p>Strings go in as UTF-16 code units, not as an encoded charset: an encoder replaces every
 * unpaired surrogate by the same character. They go in by small chunks, so that a huge key is never
 * copied whole.
 */
final class KeyDigest {

  /** Changes with the encoding; old records then no longer match, and never match wrongly. */
  private static final byte VERSION = 1;

  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;

  private final MessageDigest sha256;
  private final ByteBuffer chunk = ByteBuffer.allocate(4096);

  KeyDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("Every Java platform has SHA-256", e);
    }
    chunk.put(VERSION);
  }

  void add(int number) {
    room(Integer.BYTES).putInt(number);
  }

  void add(@Nullable String string) {
    if (string == null) {
      room(1).put(ABSENT);
      return;
    }
    room(1).put(PRESENT);
    add(string.length());
    for (int i = 0; i < string.length(); i++) {
      room(Character.BYTES).putChar(string.charAt(i));
    }
  }

  byte[] finish() {
    flush();
    return sha256.digest();
  }

  private ByteBuffer room(int bytes) {
    if (chunk.remaining() < bytes) {
      flush();
    }
    return chunk;
  }

  private void flush() {
    chunk.flip();
    sha256.update(chunk);
    chunk.clear();
  }
}
