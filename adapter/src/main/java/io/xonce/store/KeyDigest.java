/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a sequence of strings, numbers and runs of bytes that no other sequence encodes to.
 *
 * <p>Strings go in as UTF-16 code units, not as an encoded charset: an encoder replaces every
 * unpaired surrogate by the same character. They go in by small chunks, so that a huge one is never
 * copied whole. A run of bytes goes in as its own SHA-256: its length is not known before its end.
 */
final class KeyDigest {

  /** Changes with the encoding; old records then no longer match, and never match wrongly. */
  private static final byte VERSION = 1;

  private static final byte ABSENT = 0;
  private static final byte PRESENT = 1;
  private static final byte BYTES = 2;

  /** To look one up for each key takes longer than to compute it. Only ever cloned. */
  private static final MessageDigest FRESH = sha256();

  private final MessageDigest sha256 = fresh();
  private final ByteBuffer chunk = ByteBuffer.allocate(512);
  private @Nullable MessageDigest run;

  KeyDigest() {
    chunk.put(VERSION);
  }

  void add(int number) {
    endRun();
    room(Integer.BYTES).putInt(number);
  }

  void add(@Nullable String string) {
    endRun();
    if (string == null) {
      room(1).put(ABSENT);
      return;
    }
    room(1).put(PRESENT);
    room(Integer.BYTES).putInt(string.length());
    for (int i = 0; i < string.length(); i++) {
      room(Character.BYTES).putChar(string.charAt(i));
    }
  }

  /** Goes on with the run of bytes, or begins one; however it is cut, the digest is the same. */
  void add(byte[] bytes, int offset, int length) {
    if (run == null) {
      run = fresh();
    }
    run.update(bytes, offset, length);
  }

  byte[] finish() {
    endRun();
    flush();
    return sha256.digest();
  }

  private void endRun() {
    if (run != null) {
      room(1).put(BYTES);
      flush();
      sha256.update(run.digest());
      run = null;
    }
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

  private static MessageDigest fresh() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException e) {
      // The provider's choice (MessageDigest.clone).
      return sha256();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("Every Java platform has SHA-256", e);
    }
  }
}
