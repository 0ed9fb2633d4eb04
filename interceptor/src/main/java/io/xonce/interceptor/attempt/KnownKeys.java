/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.interceptor.log.Printable;
import io.xonce.store.Claim;
import io.xonce.store.Fingerprint;
import io.xonce.store.ForgottenKeys;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The latest keys of one consumer that this server knows to be committed. A committed record is
 * final, so a hit is always right and needs no database; a miss says nothing. A key comes in only
 * after the commit: before it, a rollback would turn the message into a duplicate of nothing.
 *
 * <p>Final but for one case: an operator has the store forget a key. So a hit counts only within a
 * {@link KnowledgeLease}, and a key that is being forgotten never comes in: a delivery that met its
 * record may end after that is gone.
 *
 * <p>Thread-safe; holds at most so many keys, none beyond the age at which its record may be
 * purged, or its announcement be gone.
 */
public final class KnownKeys {

  /** Stands for the message id of another copy, which is not remembered. */
  private static final String ANOTHER = "(another)";

  private final long rememberedMillis;
  private final int limit;
  private final Map<KnownKey, KnownKey> keys;
  private final KnowledgeLease lease;
  private Set<KnownKey> forgotten = Set.of();

  /**
   * Makes it empty.
   *
   * @param lease within which it may be believed
   */
  public KnownKeys(int limit, Duration retention, KnowledgeLease lease) {
    this.limit = limit;
    this.rememberedMillis = Math.min(retention.toMillis(), ForgottenKeys.REMEMBERED.toMillis());
    this.lease = lease;
    this.keys =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<KnownKey, KnownKey> eldest) {
            return size() > limit;
          }
        };
  }

  /** Whether it is worth telling it of commits. */
  boolean remembers() {
    return limit > 0;
  }

  /**
   * To be called after the commit of the transaction that found or made the record. One whose
   * message id a database may have shortened is left to it.
   */
  void committed(MessageKey key, ProcessedMessage record) {
    String id = record.messageId();
    if (id == null || Printable.isPlain(id)) {
      KnownKey known = KnownKey.of(key, record);
      synchronized (keys) {
        if (!forgotten.contains(known)) {
          keys.putIfAbsent(known, known);
        }
      }
    }
  }

  /**
   * The answer to a copy of a message that is known here.
   *
   * @param attempt at the copy in hand
   * @param now in milliseconds since 1970
   * @return that it is a duplicate; null if the store is to be asked, as it is about a conflict
   */
  public @Nullable Claim find(ProcessingAttempt attempt, long now) {
    return find(attempt.key(), attempt.invocation().messageId(), attempt.fingerprint(), now);
  }

  @Nullable Claim find(
      MessageKey key, @Nullable String messageId, @Nullable Fingerprint content, long now) {
    KnownKey known = find(key, now);
    if (known == null || known.differsFrom(content)) {
      return null;
    }
    boolean believed = lease.holds(this::forget) && find(key, now) != null;
    return believed ? new Claim(Verdict.DUPLICATE, record(key, messageId, content, known)) : null;
  }

  /** These are being forgotten, as far as the store tells now. */
  private void forget(Set<MessageKey> announced) {
    Set<KnownKey> those = announced.stream().map(KnownKey::asked).collect(Collectors.toSet());
    synchronized (keys) {
      forgotten = those;
      those.forEach(keys::remove);
    }
  }

  private @Nullable KnownKey find(MessageKey key, long now) {
    KnownKey asked = KnownKey.asked(key);
    synchronized (keys) {
      @Nullable KnownKey known = keys.get(asked);
      if (known != null && now - known.processedAt() >= rememberedMillis) {
        keys.remove(asked);
        return null;
      }
      return known;
    }
  }

  private static ProcessedMessage record(
      MessageKey key, @Nullable String messageId, @Nullable Fingerprint content, KnownKey known) {
    return new ProcessedMessage(
        key.consumer(),
        key.text(),
        known.hasMessageId(messageId) ? messageId : ANOTHER,
        null,
        Instant.ofEpochMilli(known.processedAt()),
        content,
        null,
        Outcome.COMMITTED);
  }

  public int size() {
    synchronized (keys) {
      return keys.size();
    }
  }
}
