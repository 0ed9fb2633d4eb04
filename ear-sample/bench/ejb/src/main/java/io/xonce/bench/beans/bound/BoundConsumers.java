/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.bound;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.Work;
import io.xonce.ledger.AttemptLedger;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** As many threads as the other rows have consumers, with batches that no message brought. */
public final class BoundConsumers implements AutoCloseable {

  public static final int COUNT = Integer.parseInt(Work.CONSUMERS);

  /** Claims and books a batch, and commits. */
  @FunctionalInterface
  public interface Booking {
    void book(BoundBatch batch) throws SQLException;
  }

  private final String name;
  private final AttemptLedger ledger;
  private final ExecutorService threads;
  private final Queue<List<BenchPayment>> batches = new ConcurrentLinkedQueue<>();

  /**
   * @param name of the consumer, in keys
   * @param ledger closed with this
   */
  public BoundConsumers(String name, AttemptLedger ledger, ThreadFactory factory) {
    this.name = name;
    this.ledger = ledger;
    this.threads = Executors.newFixedThreadPool(COUNT, factory);
  }

  /** Has payments wait. */
  public void load(List<BenchPayment> payments) {
    batches.addAll(BoundBatch.split(payments));
  }

  /**
   * Returns when nothing waits any more.
   *
   * @param bookings one for each thread
   */
  public void work(List<? extends Booking> bookings) {
    bookings.stream()
        .map(booking -> CompletableFuture.runAsync(() -> work(booking), threads))
        .toList()
        .forEach(CompletableFuture::join);
  }

  private void work(Booking booking) {
    try {
      for (List<BenchPayment> payments = batches.poll();
          payments != null;
          payments = batches.poll()) {
        BoundBatch batch = BoundBatch.begin(ledger, name, payments);
        booking.book(batch);
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
  }
}
