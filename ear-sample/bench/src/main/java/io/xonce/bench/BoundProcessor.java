/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.BoundBatch;
import io.xonce.bench.beans.Payment;
import io.xonce.bench.beans.Work;
import io.xonce.ledger.AttemptLedger;
import io.xonce.store.DedupStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The same SQL in batches of the same size, without messaging, server and transaction manager. */
final class BoundProcessor implements Processor, AutoCloseable {

  private static final int CONSUMERS = Integer.parseInt(Work.CONSUMERS);

  private final DedupStore store;
  private final AttemptLedger ledger;
  private final Queue<List<Payment>> batches = new ConcurrentLinkedQueue<>();
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(CONSUMERS);

  BoundProcessor(Database database, DedupStore store, AttemptLedger ledger) {
    this.store = store;
    this.ledger = ledger;
    IntStream.range(0, CONSUMERS).forEach(i -> connections.add(database.connect()));
  }

  @Override
  public void load(List<Payment> payments) {
    batches.addAll(BoundBatch.split(payments));
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
      for (List<Payment> payments = batches.poll(); payments != null; payments = batches.poll()) {
        BoundBatch batch = BoundBatch.begin(ledger, Rows.BOUND, payments);
        for (Payment payment : batch.claim(store, connection)) {
          Work.book(connection, payment);
        }
        connection.commit();
        batch.committed(ledger);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
