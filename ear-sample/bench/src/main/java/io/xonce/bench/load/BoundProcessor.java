/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.Work;
import io.xonce.bench.beans.bound.BoundConsumers;
import io.xonce.bench.host.BenchDatabase;
import io.xonce.bench.row.Rows;
import io.xonce.ledger.AttemptLedger;
import io.xonce.store.DedupStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** The same SQL in batches of the same size, without messaging, server and transaction manager. */
final class BoundProcessor implements Processor, AutoCloseable {

  private final DedupStore store;
  private final BoundConsumers consumers;
  private final List<Connection> connections = new ArrayList<>();

  /**
   * @param ledger closed with this
   */
  BoundProcessor(BenchDatabase database, DedupStore store, AttemptLedger ledger) {
    this.store = store;
    this.consumers = new BoundConsumers(Rows.BOUND, ledger, Executors.defaultThreadFactory());
    for (int i = 0; i < BoundConsumers.COUNT; i++) {
      connections.add(database.connect());
    }
  }

  @Override
  public void load(List<BenchPayment> payments) {
    consumers.load(payments);
  }

  @Override
  public void work() {
    consumers.work(connections.stream().map(this::on).toList());
  }

  private BoundConsumers.Booking on(Connection connection) {
    return batch -> {
      connection.setAutoCommit(false);
      for (BenchPayment payment : batch.claim(store, connection)) {
        Work.book(connection, payment);
      }
      connection.commit();
    };
  }

  @Override
  public void close() {
    consumers.close();
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
