/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a committed record: enough to know its key, to compare the payload of a
 * copy, and to tell why the copy came. A server may hold half a million of them, so it is one
 * object without references. Two are equal if their keys are.
 */
final class KnownKey {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final byte[] NONE = new byte[4 * Long.BYTES];

  private final long key0;
  private final long key1;
  private final long key2;
  private final long key3;
  private final long fingerprint0;
  private final long fingerprint1;
  private final long fingerprint2;
  private final long fingerprint3;
  private final boolean hasFingerprint;
  private final long messageId;
  private final long processedAt;

  private KnownKey(byte[] key, @Nullable Fingerprint content, long messageId, long processedAt) {
    byte[] fingerprint = content == null ? NONE : content.hash();
    this.key0 = word(key, 0);
    this.key1 = word(key, 1);
    this.key2 = word(key, 2);
    this.key3 = word(key, 3);
    this.fingerprint0 = word(fingerprint, 0);
    this.fingerprint1 = word(fingerprint, 1);
    this.fingerprint2 = word(fingerprint, 2);
    this.fingerprint3 = word(fingerprint, 3);
    this.hasFingerprint = content != null;
    this.messageId = messageId;
    this.processedAt = processedAt;
  }

  static KnownKey of(MessageKey key, ProcessedMessage record) {
    return new KnownKey(
        key.hash(),
        record.fingerprint(),
        digest(record.messageId()),
        record.processedAt().toEpochMilli());
  }

  /** Equal to what is remembered of a key. */
  static KnownKey asked(MessageKey key) {
    return new KnownKey(key.hash(), null, 0, 0);
  }

  private static long word(byte[] bytes, int number) {
    return (long) WORDS.get(bytes, number * Long.BYTES);
  }

  /** In milliseconds since 1970. */
  long processedAt() {
    return processedAt;
  }

  /** Whether the copy in hand had the same message id, or both had none. */
  boolean hasMessageId(@Nullable String id) {
    return messageId == digest(id);
  }

  /** Whether a copy has another payload; without two fingerprints, trust the key. */
  boolean differsFrom(@Nullable Fingerprint other) {
    if (!hasFingerprint || other == null) {
      return false;
    }
    byte[] hash = other.hash();
    return fingerprint0 != word(hash, 0)
        || fingerprint1 != word(hash, 1)
        || fingerprint2 != word(hash, 2)
        || fingerprint3 != word(hash, 3);
  }

  /** Only a cause in the statistics rests on it; 0 stands for no id. */
  private static long digest(@Nullable String id) {
    if (id == null) {
      return 0;
    }
    long digest = 1;
    for (int i = 0; i < id.length(); i++) {
      digest = (digest ^ id.charAt(i)) * 0x9E3779B97F4A7C15L;
    }
    return digest | 1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KnownKey that
        && key0 == that.key0
        && key1 == that.key1
        && key2 == that.key2
        && key3 == that.key3;
  }

  /** The key is a SHA-256 already. */
  @Override
  public int hashCode() {
    return Long.hashCode(key0);
  }
}
