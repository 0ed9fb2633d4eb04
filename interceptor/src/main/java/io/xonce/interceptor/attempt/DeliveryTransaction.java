/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.server.CompletionListener;
import io.xonce.interceptor.server.OutcomeListeners;
import io.xonce.interceptor.server.RunningTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The transaction of a delivery, which is the unit of truth: all attempts in it commit together, or
 * none does. It holds one message, or a batch of them, or several calls of methods; one proof for
 * each consumer, and what is to be done at its two ends. It belongs to the transaction and not to
 * the thread, on which others may run inside it. Whatever it holds, it is registered with the
 * coordinator once, and once more at the end of the transaction, to judge behind all others.
 *
 * <p><b>Threads:</b> used by the thread of the transaction; its outcome may come from another, when
 * the time is up.
 */
public final class DeliveryTransaction implements Synchronization {

  private final RunningTransaction running;
  private final boolean rehearsed;
  private final Map<Object, TransactionProof> proofs = new HashMap<>(2);
  private final List<Runnable> judgements = new ArrayList<>(1);
  private final OutcomeListeners outcomes = new OutcomeListeners();
  private int messages;
  private volatile @Nullable Throwable failure;

  /**
   * Makes it for one that has just begun.
   *
   * @param rehearsed whether it will roll back whatever comes of it
   */
  DeliveryTransaction(RunningTransaction running, boolean rehearsed) {
    this.running = running;
    this.rehearsed = rehearsed;
  }

  /** As the coordinator sees it. */
  public RunningTransaction running() {
    return running;
  }

  /**
   * The proof of one consumer in this transaction.
   *
   * @param consumer whose
   * @param begin begins it, if this is the first time it is asked for
   * @param judge says before the commit whether it may take place
   */
  public TransactionProof proof(
      Object consumer, Supplier<TransactionProof> begin, Consumer<TransactionProof> judge) {
    TransactionProof known = proofs.get(consumer);
    if (known != null) {
      return known;
    }
    TransactionProof proof = begin.get();
    proofs.put(consumer, proof);
    if (!rehearsed) {
      judgements.add(() -> judge.accept(proof));
    }
    return proof;
  }

  /** One more attempt; at its end it is given the status of {@link Status}. */
  void add(Invocation invocation, IntConsumer atItsEnd) {
    messages += invocation instanceof ReceivedMessage ? 1 : 0;
    afterOutcome(atItsEnd);
  }

  /** Whether no message in it can have seen what another has not committed yet. */
  boolean hasOneMessage() {
    return messages == 1;
  }

  /**
   * An attempt in it failed. None of it may commit then: the claim would stand beside half a state,
   * whatever becomes of the exception further out. Containers see to that for most exceptions, but
   * an interceptor may swallow one, and a caller commits in spite of a checked one (Transactions
   * 2.0, 3.7).
   */
  public void failed(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
    if (running.isActive()) {
      running.setRollbackOnly();
    }
  }

  /** Says to who comes too late that it will roll back. */
  XonceException refusal(Invocation invocation) {
    Throwable cause = failure;
    return LOG.markedForRollback(
        invocation.name(),
        invocation.consumer(),
        cause == null
            ? ""
            : ", because an attempt in it failed (" + Printable.described(cause) + ")",
        cause);
  }

  /** What the first attempt that failed threw; null if none has. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** Runs once the outcome is known; is given the status of {@link Status}. */
  void afterOutcome(IntConsumer work) {
    outcomes.add(work);
  }

  /** Runs after the commit, and not after anything else. */
  public void afterCommit(Runnable work) {
    afterOutcome(
        status -> {
          if (status == Status.STATUS_COMMITTED) {
            work.run();
          }
        });
  }

  /**
   * Goes to the back of the queue: persistence contexts flush before the commit as well, and may
   * have joined after this. What they enlist is to be judged.
   */
  @Override
  public void beforeCompletion() {
    running.register(CompletionListener.before(() -> judgements.forEach(Runnable::run)));
  }

  @Override
  public void afterCompletion(int status) {
    outcomes.accept(running.outcome(status));
  }
}
