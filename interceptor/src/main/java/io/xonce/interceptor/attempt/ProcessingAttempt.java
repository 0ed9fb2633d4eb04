/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.DuplicateCause;
import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to process an invocation, from the key to the end of its transaction. Used by the
 * thread of the transaction only.
 */
public final class ProcessingAttempt {

  private final Invocation invocation;
  private final MessageKey key;
  private final @Nullable Fingerprint fingerprint;
  private final DeliveryTransaction transaction;
  private final TransactionProof proof;
  private final @Nullable Attempt entry;
  private final @Nullable String rejection;
  private final Instant began = Instant.now();
  private @Nullable Claim answer;
  private @Nullable Claim claim;
  private @Nullable DuplicateCause cause;
  private @Nullable Throwable failure;
  private @Nullable XonceException unreadable;
  private boolean failedWhileActive;
  private boolean replied;
  private AttemptTrace trace = AttemptTrace.NONE;

  public ProcessingAttempt(
      Invocation invocation,
      MessageKey key,
      @Nullable Fingerprint fingerprint,
      DeliveryTransaction transaction,
      TransactionProof proof,
      @Nullable Attempt entry,
      @Nullable String rejection) {
    this.invocation = invocation;
    this.key = key;
    this.fingerprint = fingerprint;
    this.transaction = transaction;
    this.proof = proof;
    this.entry = entry;
    this.rejection = rejection;
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

  /** In which it is processed, perhaps with others. */
  public DeliveryTransaction transaction() {
    return transaction;
  }

  /** That of its consumer, in this transaction. */
  public TransactionProof proof() {
    return proof;
  }

  private @Nullable Claimant claimant() {
    return entry == null ? null : entry.claimant();
  }

  private Outcome recorded() {
    return isRejected() ? Outcome.REJECTED : Outcome.COMMITTED;
  }

  /**
   * Whether an earlier attempt ended in a terminal exception: the key only waits to be recorded.
   */
  public boolean isRejected() {
    return rejection != null;
  }

  /**
   * Class and message of that exception, shortened and escaped; empty if nothing is known of it,
   * null if there was none.
   */
  public @Nullable String rejection() {
    return rejection;
  }

  /** It has no key: the reason is all that can be said of it. */
  public void unreadable(XonceException refusal) {
    unreadable = refusal;
  }

  /** Why it has no key; null if it has one. */
  public @Nullable XonceException unreadable() {
    return unreadable;
  }

  void traced(AttemptTrace begun) {
    trace = begun;
  }

  /** What it leaves in a distributed trace. */
  public AttemptTrace trace() {
    return trace;
  }

  /** What the store is to remember of it. */
  public IncomingMessage message() {
    return message(key);
  }

  /**
   * What the store is to remember of a copy, beside the record of its key.
   *
   * @param id what tells it from other copies
   */
  IncomingMessage copy(List<String> id) {
    return message(key.ofCopy(id));
  }

  private IncomingMessage message(MessageKey of) {
    return new IncomingMessage(
        of, invocation.messageId(), invocation.sentAt(), fingerprint, claimant(), recorded());
  }

  /** The store, or what is known of it, has answered; null if it is still to be asked. */
  public void answered(@Nullable Claim claim) {
    answer = claim;
  }

  /** What was answered, before anything follows from it; null if nothing was. */
  public @Nullable Claim answer() {
    return answer;
  }

  /**
   * Whether this very message was processed before, and only its acknowledgement was lost: the
   * record carries its id.
   */
  public boolean lacksOnlyItsAcknowledgement(Claim claim) {
    return invocation.isAcknowledgedLater()
        && claim.verdict() == Verdict.DUPLICATE
        && DuplicateClassifier.of(invocation).isSameMessage(Objects.requireNonNull(claim.first()));
  }

  void claimed(Claim settled, @Nullable DuplicateCause why) {
    claim = settled;
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
   * The bean failed, or was refused: nothing of the transaction may stay. To be called where the
   * exception leaves the bean, for those further out may change it, or keep it.
   */
  public void failed(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
      failedWhileActive = transaction.running().isActive();
      transaction.failed(thrown);
    }
  }

  /**
   * Demands that it has not failed.
   *
   * @throws io.xonce.XonceException if it has, and rolls back
   */
  public void demandNotFailed() {
    if (failure != null) {
      throw transaction.refusal(invocation);
    }
  }

  /** What left the bean or a refusal; null if nothing did. */
  @Nullable Throwable failure() {
    return failure;
  }

  /**
   * Why it rolled back, as far as is known: because it failed, or because another attempt in its
   * transaction did.
   */
  @Nullable Throwable reason() {
    return failure == null ? transaction.failure() : failure;
  }

  /**
   * Whether it failed on what had been committed, in a transaction that still worked. Otherwise the
   * failure may come from what rolls back with it: a bean that has lost its connection finds no
   * account, and so does one that reads what its neighbour in the batch has changed.
   */
  boolean failedByItself() {
    return failedWhileActive && transaction.hasOneMessage();
  }

  /** Whether this is the first reply of the delivery. */
  public boolean replies() {
    boolean first = !replied;
    replied = true;
    return first;
  }
}
