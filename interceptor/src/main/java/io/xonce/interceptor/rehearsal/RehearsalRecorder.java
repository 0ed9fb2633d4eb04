/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.proof.Participant;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.ra.spi.SentDestinations;
import io.xonce.store.DedupStore;
import io.xonce.store.ExecutedStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what a bean does in the transaction of a rehearsal. Used by its thread only. */
final class RehearsalRecorder {

  private final StoreHandle store;
  private final RunningTransaction transaction;
  private final long began = System.nanoTime();
  private final Map<String, Integer> sent = new TreeMap<>();
  private boolean called;
  private boolean marked;
  private @Nullable Throwable thrown;
  private List<Participant> participants = List.of();
  private @Nullable Supplier<List<ExecutedStatement>> statements;

  RehearsalRecorder(StoreHandle store, RunningTransaction transaction) {
    this.store = store;
    this.transaction = transaction;
  }

  /** The bean, recorded from here on: the claim before it is none of its doing. */
  BeanCall recorded(BeanCall bean) {
    return () -> {
      called = true;
      transaction.bind(
          SentDestinations.OBSERVER, (Consumer<String>) to -> sent.merge(to, 1, Integer::sum));
      listStatements();
      return bean.call();
    };
  }

  private void listStatements() throws SQLException {
    DedupStore dedup = store.open();
    try (Connection connection = dedup.connect()) {
      statements = dedup.listStatements(connection).orElse(null);
    }
  }

  void failed(Throwable failure) {
    if (thrown == null) {
      thrown = failure;
    }
  }

  /** The bean returned as if all were well. */
  void marked() {
    marked = true;
  }

  /** Takes down who is there; to be called before the transaction ends, and again if it goes on. */
  void look() {
    participants = Participant.of(transaction);
  }

  RehearsalReport report() {
    return new RehearsalReport(
        called,
        thrown,
        marked,
        participants,
        statements == null ? null : statements.get(),
        sent,
        Duration.ofNanos(System.nanoTime() - began));
  }
}
