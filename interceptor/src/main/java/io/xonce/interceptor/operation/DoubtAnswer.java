/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.monitor.KeyReport;
import io.xonce.interceptor.monitor.KeyReport.Fate;
import io.xonce.interceptor.server.NarayanaTransaction;
import io.xonce.interceptor.server.TransactionLog;
import io.xonce.ledger.HeldKey;
import io.xonce.store.DedupStore;
import io.xonce.store.PreparedBranch;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branches in doubt in the database of a store. */
final class DoubtAnswer {

  private DoubtAnswer() {}

  static JsonText of(ConsumerView view) throws SQLException {
    DedupStore store = view.store().open();
    List<PreparedBranch> branches;
    try (Connection connection = store.connect()) {
      branches = store.preparedBranches(connection);
    }
    TransactionLog log =
        branches.isEmpty() ? null : TransactionLog.read(ManagementFactory.getPlatformMBeanServer());
    return new JsonText()
        .with("store", view.store().label())
        .withAll("branches", branches, branch -> written(branch, store, log));
  }

  private static JsonText written(
      PreparedBranch branch, DedupStore store, @Nullable TransactionLog log) {
    JsonText answer =
        new JsonText().with("branch", branch.id()).with("preparedAt", branch.preparedAt());
    NarayanaTransaction transaction = NarayanaTransaction.of(branch.globalTransactionId());
    if (transaction == null) {
      return answer
          .with("fate", Fate.NOT_KNOWN)
          .withAll("keys", List.<HeldKey>of(), DoubtAnswer::of);
    }
    List<HeldKey> keys = HeldKey.of(store.dataSource(), transaction.id(), branch.preparedAt());
    return answer
        .with("transaction", transaction.id())
        .with("node", transaction.node())
        .with("fate", KeyReport.fate(transaction, log))
        .withAll("keys", keys, DoubtAnswer::of);
  }

  private static JsonText of(HeldKey held) {
    return new JsonText()
        .withKey(held.key())
        .with("messageId", held.messageId())
        .with("startedAt", held.startedAt());
  }
}
