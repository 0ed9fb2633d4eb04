/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.DuplicateCause;
import io.xonce.ledger.Attempt;
import io.xonce.ledger.AttemptLedger;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.Claim;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import io.xonce.store.Verdict;
import jakarta.transaction.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is told of each attempt once its transaction has ended: to the ledger, to the counts, to the
 * keys known in memory, and in two DEBUG lines, the claim and the outcome as the coordinator told
 * it. An attempt with the first line only was ended by the death of the server.
 */
final class History {

  private final Policy policy;
  private final Ledgers.Handle ledger;
  private final KnownKeys known;
  private final Watch watch;

  History(Policy policy, Ledgers.Handle ledger, KnownKeys known, Watch watch) {
    this.policy = policy;
    this.ledger = ledger;
    this.known = known;
    this.watch = watch;
  }

  Arrival begin(
      Incoming incoming, MessageKey key, @Nullable Fingerprint fingerprint, DeliveryProof proof) {
    RunningTransaction transaction = proof.transaction();
    AttemptLedger attempts = ledger.open(transaction);
    int count = incoming.deliveryCount();
    Attempt attempt = attempts.begin(key, incoming.messageId(), count, transaction.id());
    boolean rejected =
        count > 1 && !policy.terminalOn().isEmpty() && attempts.rejection(key).isPresent();
    Arrival arrival = new Arrival(incoming, key, fingerprint, proof, attempt, rejected);
    transaction.afterOutcome(
        status -> {
          AttemptOutcome outcome = outcome(arrival, status);
          watch.ended(outcome);
          if (status == Status.STATUS_COMMITTED && arrival.isFirst()) {
            attempts.recorded(attempt, outcome);
          } else {
            attempts.end(attempt, outcome, cause(arrival), arrival.failure());
          }
          ended(arrival, status);
        });
    return arrival;
  }

  void claimed(Arrival arrival, Claim claim) {
    DuplicateCause cause =
        claim.verdict() == Verdict.FIRST ? null : Copy.of(arrival.incoming()).causeOf(claim);
    arrival.claimed(claim, cause);
    if (cause != null) {
      watch.duplicate(cause, claim.first(), System.currentTimeMillis());
    }
    if (LOG.isDebugEnabled()) {
      LOG.debugf(
          "claim %s %s delivery=%d branches=%d tx=%s",
          claim.verdict(),
          describe(arrival),
          arrival.incoming().deliveryCount(),
          arrival.proof().branches(),
          arrival.proof().transaction().id());
    }
  }

  private void ended(Arrival arrival, int status) {
    Claim claim = arrival.claim();
    if (claim == null) {
      return;
    }
    if (status == Status.STATUS_COMMITTED && known.remembers() && isRecorded(claim)) {
      known.committed(arrival.key(), arrival.record(claim), System.nanoTime());
    }
    if (LOG.isDebugEnabled()) {
      String tx = arrival.proof().transaction().id();
      LOG.debugf("outcome %s %s tx=%s", statusName(status), describe(arrival), tx);
    }
  }

  private AttemptOutcome outcome(Arrival arrival, int status) {
    Throwable failure = arrival.failure();
    return switch (status) {
      case Status.STATUS_COMMITTED -> committed(arrival);
      case Status.STATUS_ROLLEDBACK ->
          failure != null && policy.isTerminal(failure)
              ? AttemptOutcome.REJECTED
              : AttemptOutcome.ROLLED_BACK;
      default -> AttemptOutcome.UNKNOWN;
    };
  }

  private static AttemptOutcome committed(Arrival arrival) {
    Claim claim = arrival.claim();
    if (claim == null) {
      return AttemptOutcome.COMMITTED;
    }
    return switch (claim.verdict()) {
      case FIRST -> arrival.isRejected() ? AttemptOutcome.REJECTED : AttemptOutcome.COMMITTED;
      case DUPLICATE -> AttemptOutcome.DUPLICATE;
      case CONFLICT -> AttemptOutcome.CONFLICT;
      case STALE -> AttemptOutcome.STALE;
    };
  }

  private static @Nullable String cause(Arrival arrival) {
    DuplicateCause cause = arrival.cause();
    return cause == null ? null : cause.name();
  }

  private static boolean isRecorded(Claim claim) {
    return claim.verdict() != Verdict.STALE;
  }

  private static String describe(Arrival arrival) {
    return "consumer=%s key=%s message=%s"
        .formatted(
            arrival.incoming().consumer(), arrival.key().text(), arrival.incoming().messageId());
  }

  private static String statusName(int status) {
    return switch (status) {
      case Status.STATUS_COMMITTED -> "COMMITTED";
      case Status.STATUS_ROLLEDBACK -> "ROLLED_BACK";
      default -> "UNKNOWN";
    };
  }
}
