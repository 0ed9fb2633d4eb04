/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.DisplayText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a message for one consumer: SHA-256 over the tuple (consumer, tenant, parts).
 *
 * <p>Two keys are equal exactly when consumer, tenant, and all parts are equal, code unit by code
 * unit: case, accents, trailing blanks, and the boundaries between parts count; an absent tenant is
 * not the empty one.
 *
 * <p><b>Threads:</b> immutable.
 */
public final class MessageKey {

  /** As the databases order binary values. */
  static final Comparator<MessageKey> BY_HASH =
      (one, other) -> Arrays.compareUnsigned(one.hash, other.hash);

  /** Of a SHA-256. */
  private static final int HASH_BYTES = 32;

  private final String consumer;
  private final byte[] hash;
  private final String text;

  private MessageKey(String consumer, byte[] hash, String text) {
    this.consumer = consumer;
    this.hash = hash;
    this.text = text;
  }

  /**
   * Makes the key of a message.
   *
   * @param consumer stable name of the consumer: 1 to 200 printable characters, not blank
   * @param tenant separates equal keys of different tenants; null: none, which is not the empty one
   * @param parts at least one, none null; empty strings and any length are fine
   * @throws IllegalArgumentException if the consumer is not such a name, or {@code parts} is empty
   */
  public static MessageKey of(String consumer, @Nullable String tenant, List<String> parts) {
    ConsumerName.require(consumer);
    if (parts.isEmpty()) {
      throw StoreMessages.MESSAGES.keyWithoutParts(consumer);
    }
    KeyDigest digest = new KeyDigest();
    digest.add(consumer);
    digest.add(tenant);
    digest.add(parts.size());
    for (String part : parts) {
      digest.add(Objects.requireNonNull(part, "part of the key"));
    }
    return new MessageKey(consumer, digest.finish(), DisplayText.of(parts));
  }

  /**
   * The key of one copy of a message of this key, so that what is done about the copy is done once
   * as well. It differs from all that {@link #of} makes, whatever their parts.
   *
   * @param id what tells this copy from the others, such as its message id; at least one part
   * @throws IllegalArgumentException if {@code id} is empty
   */
  public MessageKey ofCopy(List<String> id) {
    if (id.isEmpty()) {
      throw StoreMessages.MESSAGES.keyWithoutParts(consumer);
    }
    KeyDigest digest = new KeyDigest();
    digest.add(consumer);
    digest.add(hash, 0, hash.length);
    digest.add(id.size());
    id.forEach(digest::add);
    String display = DisplayText.of("copy " + String.join(" ", id) + " of " + text);
    return new MessageKey(consumer, digest.finish(), display);
  }

  /**
   * A key as the tables hold it, to look for what belongs to it.
   *
   * @param consumer as in {@link #of}
   * @param hash 32 bytes, as {@link #hash} gave them
   * @param text as {@link #text} gave it; empty if nobody kept it
   * @throws IllegalArgumentException if the consumer is no name of one, or the hash has another
   *     length
   */
  public static MessageKey stored(String consumer, byte[] hash, String text) {
    ConsumerName.require(consumer);
    if (hash.length != HASH_BYTES) {
      throw StoreMessages.MESSAGES.badKeyHash(consumer, hash.length);
    }
    return new MessageKey(consumer, hash.clone(), Objects.requireNonNull(text, "text"));
  }

  /** The consumer's name, 1 to 200 printable characters. */
  public String consumer() {
    return consumer;
  }

  /** A copy of the 32 bytes under which the key is stored. */
  public byte[] hash() {
    return hash.clone();
  }

  /**
   * The parts, joined by {@code |}, for people: at most 200 characters, shortened with an ellipsis,
   * everything unprintable escaped. Different keys may share it.
   */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MessageKey that && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** Consumer, display text, and the first bytes of the hash, which tell long keys apart. */
  @Override
  public String toString() {
    return consumer + " " + text + " #" + HexFormat.of().formatHex(hash, 0, 6);
  }
}
