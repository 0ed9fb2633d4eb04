/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the content of a message. Two messages with one key and different fingerprints are
 * in conflict.
 *
 * <p><b>Threads:</b> immutable.
 */
public final class Fingerprint {

  private final byte[] hash;

  private Fingerprint(byte[] hash) {
    this.hash = hash;
  }

  /** Begins a fingerprint. */
  public static Digest digest() {
    return new Digest();
  }

  static @Nullable Fingerprint ofHash(byte @Nullable [] hash) {
    return hash == null ? null : new Fingerprint(hash);
  }

  /** A copy of the 32 bytes under which it is stored. */
  public byte[] hash() {
    return hash.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fingerprint that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** The first bytes in hexadecimal: enough to tell two apart. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(hash, 0, 6);
  }

  /**
   * Takes the content in, bit by bit. Two sequences give the same fingerprint exactly if they are
   * equal, where neighbouring chunks count as one run of bytes.
   *
   * <p><b>Threads:</b> for one at a time.
   */
  public static final class Digest {

    private final KeyDigest digest = new KeyDigest();

    private Digest() {}

    /**
     * Takes in a string, code unit by code unit, without a copy of the whole.
     *
     * @param string any; null differs from the empty one
     */
    public Digest add(@Nullable String string) {
      digest.add(string);
      return this;
    }

    /**
     * Takes in bytes; how a run is cut into chunks does not matter.
     *
     * @param chunk holds them; not kept
     * @param offset where they begin
     * @param length how many; a run of no bytes differs from no run
     * @throws IllegalArgumentException if the array is shorter than that
     */
    public Digest add(byte[] chunk, int offset, int length) {
      digest.add(chunk, offset, length);
      return this;
    }

    /** Ends the fingerprint; nothing may be added afterwards. */
    public Fingerprint finish() {
      return new Fingerprint(digest.finish());
    }
  }
}
