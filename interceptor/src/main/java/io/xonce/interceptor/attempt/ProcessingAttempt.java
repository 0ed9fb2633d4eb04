/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.DuplicateCause;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.proof.TransactionProof;
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
public final class ProcessingAttempt {

  private final Invocation invocation;
  private final MessageKey key;
  private final @Nullable Fingerprint fingerprint;
  private final TransactionProof proof;
  private final @Nullable Attempt entry;
  private final boolean rejected;
  private final Instant began = Instant.now();
  private @Nullable Claim claim;
  private @Nullable DuplicateCause cause;
  private @Nullable Throwable failure;
  private boolean replied;

  public ProcessingAttempt(
      Invocation invocation,
      MessageKey key,
      @Nullable Fingerprint fingerprint,
      TransactionProof proof,
      @Nullable Attempt entry,
      boolean rejected) {
    this.invocation = invocation;
    this.key = key;
    this.fingerprint = fingerprint;
    this.proof = proof;
    this.entry = entry;
    this.rejected = rejected;
  }

  public Invocation invocation() {
    return invocation;
  }

  public MessageKey key() {
    return key;
  }

  @Nullable Fingerprint fingerprint() {
    return fingerprint;
  }

  public TransactionProof proof() {
    return proof;
  }

  private @Nullable Claimant claimant() {
    return entry == null ? null : entry.claimant();
  }

  private Outcome recorded() {
    return rejected ? Outcome.REJECTED : Outcome.COMMITTED;
  }

  /**
   * Whether an earlier attempt ended in a terminal exception: the key only waits to be recorded.
   */
  public boolean isRejected() {
    return rejected;
  }

  /** What the store is to remember of it. */
  public IncomingMessage message() {
    return new IncomingMessage(
        key, invocation.messageId(), invocation.sentAt(), fingerprint, claimant(), recorded());
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
            invocation.consumer(),
            key.text(),
            invocation.messageId(),
            invocation.sentAt(),
            began,
            fingerprint,
            claimant(),
            recorded());
  }

  /**
   * Nothing of it may stay. The container sees to that for a message; but a caller commits in spite
   * of a checked exception (Transactions 2.0, 3.7), and the key would stand for a call that failed.
   */
  public void failed(Throwable thrown) {
    failure = thrown;
    if (invocation instanceof MethodCall) {
      proof.transaction().setRollbackOnly();
    }
  }

  /** What left the bean or a refusal; null if nothing did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /** Whether this is the first reply of the delivery. */
  public boolean replies() {
    boolean first = !replied;
    replied = true;
    return first;
  }
}
