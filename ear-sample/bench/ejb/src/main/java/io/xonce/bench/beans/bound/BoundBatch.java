/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.bound;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.batch.Batch50Bean;
import io.xonce.ledger.Attempt;
import io.xonce.ledger.AttemptLedger;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.Claim;
import io.xonce.store.Claimant;
import io.xonce.store.DedupStore;
import io.xonce.store.Fingerprint;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.Verdict;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A batch of payments that no message brought, with the claims and the attempts that a batch of
 * messages has.
 */
public final class BoundBatch {

  private static final int SIZE = 50;

  private static final Fingerprint BODY = Fingerprint.digest().add("body").finish();
  private static final String TRANSACTION = "0:ffff7f000001:-3b7f3c2d:6927a5b0:1d";

  private final List<BenchPayment> payments;
  private final List<Attempt> attempts;

  private BoundBatch(List<BenchPayment> payments, List<Attempt> attempts) {
    this.payments = payments;
    this.attempts = attempts;
  }

  /** As many to a batch as {@link Batch50Bean} takes. */
  public static List<List<BenchPayment>> split(List<BenchPayment> payments) {
    return IntStream.iterate(0, start -> start < payments.size(), start -> start + SIZE)
        .mapToObj(start -> payments.subList(start, Math.min(start + SIZE, payments.size())))
        .toList();
  }

  /** Begins an attempt for each. */
  static BoundBatch begin(AttemptLedger ledger, String consumer, List<BenchPayment> payments) {
    return new BoundBatch(
        payments,
        payments.stream()
            .map(payment -> MessageKey.of(consumer, null, List.of(payment.id())))
            .map(key -> ledger.begin(key, null, 1, TRANSACTION))
            .toList());
  }

  /** Claims all of them in one statement and returns those that are new. */
  public List<BenchPayment> claim(DedupStore store, Connection connection) {
    List<Claim> claims =
        store.claimAll(connection, attempts.stream().map(BoundBatch::incoming).toList());
    return IntStream.range(0, payments.size())
        .filter(i -> claims.get(i).verdict() == Verdict.FIRST)
        .mapToObj(payments::get)
        .toList();
  }

  /** To be called after the commit. */
  void committed(AttemptLedger ledger) {
    attempts.forEach(attempt -> ledger.recorded(attempt, AttemptOutcome.COMMITTED));
  }

  /** As much as is recorded of a message. */
  private static IncomingMessage incoming(Attempt attempt) {
    Claimant claimant = Objects.requireNonNull(attempt.claimant());
    return new IncomingMessage(
        attempt.key(),
        "ID:" + claimant.attempt(),
        Instant.now(),
        BODY,
        claimant,
        Outcome.COMMITTED);
  }
}
