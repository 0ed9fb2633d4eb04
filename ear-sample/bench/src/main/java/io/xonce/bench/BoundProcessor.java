/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import io.xonce.bench.beans.Work;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The same SQL in transactions of the same size, the attempts of the ledger included, without any
 * messaging and without a transaction manager.
 */
final class BoundProcessor implements Processor, AutoCloseable {

  private static final int CONSUMERS = Integer.parseInt(Work.CONSUMERS);
  private static final Fingerprint BODY = Fingerprint.digest().add("body").finish();
  private static final String TRANSACTION = "0:ffff7f000001:-3b7f3c2d:6927a5b0:1d";

  private final DedupStore store;
  private final AttemptLedger ledger;
  private final int size;
  private final Queue<List<Payment>> batches = new ConcurrentLinkedQueue<>();
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS);

  BoundProcessor(Database database, DedupStore store, AttemptLedger ledger, int size) {
    this.store = store;
    this.ledger = ledger;
    this.size = size;
    IntStream.range(0, CONSUMERS).forEach(i -> connections.add(database.connect()));
  }

  @Override
  public void load(List<Payment> payments) {
    for (int start = 0; start < payments.size(); start += size) {
      batches.add(payments.subList(start, Math.min(start + size, payments.size())));
    }
  }

  @Override
  public void work() {
    connections.stream()
        .map(connection -> CompletableFuture.runAsync(() -> work(connection), threads))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private void work(Connection connection) {
    try {
      connection.setAutoCommit(false);
      for (List<Payment> batch = batches.poll(); batch != null; batch = batches.poll()) {
        List<Attempt> attempts = batch.stream().map(this::begin).toList();
        book(connection, batch, attempts);
        connection.commit();
        attempts.forEach(attempt -> ledger.recorded(attempt, AttemptOutcome.COMMITTED));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Attempt begin(Payment payment) {
    MessageKey key = MessageKey.of(Rows.BOUND, null, List.of(payment.id()));
    return ledger.begin(key, null, 1, TRANSACTION);
  }

  private void book(Connection connection, List<Payment> batch, List<Attempt> attempts)
      throws SQLException {
    List<Claim> claims =
        store.claimAll(connection, attempts.stream().map(BoundProcessor::incoming).toList());
    for (int i = 0; i < batch.size(); i++) {
      if (claims.get(i).verdict() == Verdict.FIRST) {
        Work.book(connection, batch.get(i));
      }
    }
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

  @Override
  public void close() {
    threads.shutdown();
    ledger.close();
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
