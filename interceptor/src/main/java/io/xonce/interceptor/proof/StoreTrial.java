/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.DedupStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/**
 * What would keep every delivery from being processed, seen before the first one: a transaction
 * takes the store in, as a delivery would, and rolls back.
 */
public final class StoreTrial {

  private final StoreHandle store;
  private final Transactions transactions;

  public StoreTrial(StoreHandle store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /**
   * Why the database could not prepare the branches of this store, and what to do about it. Empty
   * if it can, or need not because the store is not an XA datasource, or if that cannot be seen
   * yet.
   */
  public Optional<String> obstacle() {
    try {
      DedupStore dedup = store.open();
      return transactions.rolledBack(transaction -> obstacle(dedup, transaction));
    } catch (Exception e) {
      LOG.debugf(e, "What store %s is will show in the first delivery", store.label());
      return Optional.empty();
    }
  }

  private Optional<String> obstacle(DedupStore dedup, RunningTransaction transaction)
      throws ReflectiveOperationException, SQLException {
    try (Connection connection = dedup.connect()) {
      return isXa(transaction) ? dedup.twoPhaseObstacle(connection) : Optional.empty();
    }
  }

  private boolean isXa(RunningTransaction transaction) throws ReflectiveOperationException {
    Collection<?> marked = new Coordinator(transaction.coordinatorLoader()).commitMarkable();
    return transaction.resources().stream()
        .map(resource -> Branch.of(resource, marked))
        .anyMatch(branch -> branch.kind() == Branch.Kind.XA && branch.name().equals(store.name()));
  }
}
