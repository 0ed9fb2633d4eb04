/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.DuplicateCause;
import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.settings.Policy;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.ledger.Attempt;
import io.xonce.ledger.AttemptLedger;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.Claim;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import io.xonce.store.StoreException;
import io.xonce.store.Verdict;
import jakarta.transaction.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is told of each attempt once its transaction has ended: to the ledger, to the counts, to the
 * keys known in memory, to distributed traces, and in two DEBUG lines, the claim and the outcome as
 * the coordinator told it. An attempt with the first line only was ended by the death of the
 * server.
 */
public final class AttemptHistory {

  private final Policy policy;
  private final AttemptLedgers.Handle ledger;
  private final KnownKeys known;
  private final ConsumerStatistics statistics;
  private final Tracing tracing;
  private final ForeignRecords foreign;

  public AttemptHistory(
      Policy policy,
      AttemptLedgers.Handle ledger,
      KnownKeys known,
      ConsumerStatistics statistics,
      Tracing tracing) {
    this.policy = policy;
    this.ledger = ledger;
    this.known = known;
    this.statistics = statistics;
    this.tracing = tracing;
    this.foreign = new ForeignRecords(ledger::application, ledger.isShared());
  }

  public ProcessingAttempt begin(
      Invocation invocation,
      MessageKey key,
      @Nullable Fingerprint fingerprint,
      DeliveryTransaction transaction,
      TransactionProof proof) {
    AttemptLedger attempts = ledger.open(transaction.running());
    int count = invocation.deliveryCount();
    Attempt entry = attempts.begin(key, invocation.messageId(), count, transaction.running().id());
    String rejection =
        count > 1 && !policy.terminalOn().isEmpty() ? rejection(invocation, entry, attempts) : null;
    ProcessingAttempt attempt =
        new ProcessingAttempt(invocation, key, fingerprint, transaction, proof, entry, rejection);
    if (invocation instanceof ReceivedMessage message) {
      attempt.traced(tracing.begin(message, key));
    }
    transaction.add(invocation, status -> ended(attempt, entry, attempts, status));
    return attempt;
  }

  /** A failure ends the attempt here: nothing is registered yet that would see its end. */
  private @Nullable String rejection(Invocation invocation, Attempt entry, AttemptLedger attempts) {
    try {
      return attempts.rejection(entry).orElse(null);
    } catch (StoreException e) {
      attempts.end(entry, AttemptOutcome.ROLLED_BACK, null, e);
      throw LOG.storeFailed(
          invocation.name(),
          invocation.consumer(),
          ledger.store(),
          entry.key().text(),
          Printable.reason(e),
          e);
    }
  }

  private void ended(ProcessingAttempt attempt, Attempt entry, AttemptLedger attempts, int status) {
    AttemptOutcome outcome = outcome(attempt, status);
    count(attempt, outcome);
    if (status == Status.STATUS_COMMITTED && attempt.isFirst()) {
      attempts.recorded(entry, outcome);
    } else {
      attempts.end(entry, outcome, cause(attempt), error(attempt, outcome));
    }
    attempt.trace().ended(() -> ending(attempt, status));
    ended(attempt, status);
  }

  private void count(ProcessingAttempt attempt, AttemptOutcome outcome) {
    if (outcome == AttemptOutcome.ROLLED_BACK) {
      Throwable reason = error(attempt, outcome);
      statistics.rolledBack(reason == null ? null : told(reason));
    } else {
      statistics.ended(outcome);
    }
  }

  /**
   * Whoever reaches the health check reads it: of an exception of the application only the type,
   * also where a refusal quotes it, for its text may have what is in a message. The story of the
   * key has both.
   */
  private static String told(Throwable reason) {
    if (!(reason instanceof XonceException)) {
      return reason.getClass().getName();
    }
    Throwable quoted = reason.getCause();
    String text = Printable.reason(reason);
    return quoted == null || quoted instanceof StoreException
        ? text
        : Printable.number(text) + ", of " + quoted.getClass().getName();
  }

  private static AttemptTrace.Ending ending(ProcessingAttempt attempt, int status) {
    return new AttemptTrace.Ending(
        verdict(attempt),
        attempt.cause(),
        status == Status.STATUS_COMMITTED,
        statusName(status),
        attempt.failure(),
        attempt.reason());
  }

  /** With the two that no store can give: there is no key, or its bean has given it up. */
  private static @Nullable String verdict(ProcessingAttempt attempt) {
    if (attempt.unreadable() != null) {
      return "UNREADABLE";
    }
    Claim answer = attempt.answer();
    if (answer == null) {
      return null;
    }
    boolean rejected = answer.verdict() == Verdict.FIRST && attempt.isRejected();
    return rejected ? AttemptOutcome.REJECTED.name() : answer.verdict().name();
  }

  private static @Nullable Throwable error(ProcessingAttempt attempt, AttemptOutcome outcome) {
    if (attempt.unreadable() != null) {
      return attempt.unreadable();
    }
    return outcome == AttemptOutcome.ROLLED_BACK ? attempt.reason() : attempt.failure();
  }

  /**
   * The bean has returned, as if all were well, but a method it had called has failed and takes the
   * transaction with it. Nobody else would say why.
   */
  public void returned(ProcessingAttempt attempt) {
    Throwable failure = attempt.transaction().failure();
    if (failure != null && attempt.failure() == null) {
      LOG.rollsBackAllTheSame(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          attempt.key().text(),
          Printable.described(failure));
    }
  }

  public void claimed(ProcessingAttempt attempt, Claim claim) {
    DuplicateCause cause =
        claim.verdict() == Verdict.FIRST
            ? null
            : DuplicateClassifier.of(attempt.invocation()).causeOf(claim);
    attempt.claimed(claim, cause);
    if (cause != null) {
      foreign.met(attempt.invocation().name(), attempt.invocation().consumer(), claim.first());
      statistics.duplicate(cause, claim.first(), System.currentTimeMillis());
    }
    if (LOG.isDebugEnabled()) {
      LOG.debugf(
          "claim %s %s delivery=%d branches=%d tx=%s",
          claim.verdict(),
          describe(attempt),
          attempt.invocation().deliveryCount(),
          attempt.proof().branches(),
          attempt.transaction().running().id());
    }
  }

  private void ended(ProcessingAttempt attempt, int status) {
    Claim claim = attempt.claim();
    if (claim == null) {
      return;
    }
    if (status == Status.STATUS_COMMITTED && known.remembers() && isRecorded(claim)) {
      known.committed(attempt.key(), attempt.record(claim));
    }
    if (LOG.isDebugEnabled()) {
      String tx = attempt.transaction().running().id();
      LOG.debugf("outcome %s %s tx=%s", statusName(status), describe(attempt), tx);
    }
  }

  private AttemptOutcome outcome(ProcessingAttempt attempt, int status) {
    return switch (status) {
      case Status.STATUS_COMMITTED -> committed(attempt);
      case Status.STATUS_ROLLEDBACK ->
          isTerminal(attempt) ? AttemptOutcome.REJECTED : AttemptOutcome.ROLLED_BACK;
      default -> AttemptOutcome.UNKNOWN;
    };
  }

  private boolean isTerminal(ProcessingAttempt attempt) {
    Throwable failure = attempt.failure();
    return failure != null && attempt.failedByItself() && policy.isTerminal(failure);
  }

  private static AttemptOutcome committed(ProcessingAttempt attempt) {
    if (attempt.unreadable() != null) {
      return AttemptOutcome.REJECTED;
    }
    Claim claim = attempt.claim();
    if (claim == null) {
      return AttemptOutcome.COMMITTED;
    }
    return switch (claim.verdict()) {
      case FIRST -> attempt.isRejected() ? AttemptOutcome.REJECTED : AttemptOutcome.COMMITTED;
      case DUPLICATE -> AttemptOutcome.DUPLICATE;
      case CONFLICT -> AttemptOutcome.CONFLICT;
      case STALE -> AttemptOutcome.STALE;
    };
  }

  private static @Nullable String cause(ProcessingAttempt attempt) {
    DuplicateCause cause = attempt.cause();
    return cause == null ? null : cause.name();
  }

  private static boolean isRecorded(Claim claim) {
    return claim.verdict() != Verdict.STALE;
  }

  private static String describe(ProcessingAttempt attempt) {
    return "consumer=%s key=%s message=%s"
        .formatted(
            attempt.invocation().consumer(),
            attempt.key().text(),
            attempt.invocation().messageId());
  }

  private static String statusName(int status) {
    return switch (status) {
      case Status.STATUS_COMMITTED -> "COMMITTED";
      case Status.STATUS_ROLLEDBACK -> "ROLLED_BACK";
      default -> "UNKNOWN";
    };
  }
}
