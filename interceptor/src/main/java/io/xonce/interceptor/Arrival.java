/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.DuplicateCause;
import io.xonce.ledger.Attempt;
import io.xonce.store.Claim;
import io.xonce.store.Claimant;
import io.xonce.store.Fingerprint;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One delivery on its way through its consumer, from the key to the end of its transaction; to the
 * ledger it is an attempt. Used by the thread of the transaction only.
 */
final class Arrival {

  private final Incoming incoming;
  private final MessageKey key;
  private final @Nullable Fingerprint fingerprint;
  private final DeliveryProof proof;
  private final @Nullable Attempt attempt;
  private final boolean rejected;
  private final Instant began = Instant.now();
  private @Nullable Claim claim;
  private @Nullable DuplicateCause cause;
  private @Nullable Throwable failure;
  private boolean replied;

  Arrival(
      Incoming incoming,
      MessageKey key,
      @Nullable Fingerprint fingerprint,
      DeliveryProof proof,
      @Nullable Attempt attempt,
      boolean rejected) {
    this.incoming = incoming;
    this.key = key;
    this.fingerprint = fingerprint;
    this.proof = proof;
    this.attempt = attempt;
    this.rejected = rejected;
  }

  Incoming incoming() {
    return incoming;
  }

  MessageKey key() {
    return key;
  }

  @Nullable Fingerprint fingerprint() {
    return fingerprint;
  }

  DeliveryProof proof() {
    return proof;
  }

  private @Nullable Claimant claimant() {
    return attempt == null ? null : attempt.claimant();
  }

  private Outcome recorded() {
    return rejected ? Outcome.REJECTED : Outcome.COMMITTED;
  }

  /**
   * Whether an earlier attempt ended in a terminal exception: the key only waits to be recorded.
   */
  boolean isRejected() {
    return rejected;
  }

  /** What the store is to remember of it. */
  IncomingMessage message() {
    return new IncomingMessage(
        key, incoming.messageId(), incoming.sentAt(), fingerprint, claimant(), recorded());
  }

  void claimed(Claim answer, @Nullable DuplicateCause why) {
    claim = answer;
    cause = why;
  }

  /** Whether its claim is the first: the record of the key is its own if it commits. */
  boolean isFirst() {
    return claim != null && claim.verdict() == Verdict.FIRST;
  }

  /** The answer of the store; null if it gave none. */
  @Nullable Claim claim() {
    return claim;
  }

  /** Why it came although its key was known; null if it was not, as far as is known. */
  @Nullable DuplicateCause cause() {
    return cause;
  }

  /** The record of the key once this transaction has committed. */
  ProcessedMessage record(Claim answer) {
    ProcessedMessage first = answer.first();
    return first != null
        ? first
        : new ProcessedMessage(
            incoming.consumer(),
            key.text(),
            incoming.messageId(),
            incoming.sentAt(),
            began,
            fingerprint,
            claimant(),
            recorded());
  }

  /**
   * Nothing of it may stay. The container sees to that for a message; but a caller commits in spite
   * of a checked exception (Transactions 2.0, 3.7), and the key would stand for a call that failed.
   */
  void failed(Throwable thrown) {
    failure = thrown;
    if (incoming instanceof Called) {
      proof.transaction().setRollbackOnly();
    }
  }

  /** What left the bean or a refusal; null if nothing did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Whether this is the first reply of the delivery. */
  boolean replies() {
    boolean first = !replied;
    replied = true;
    return first;
  }
}
