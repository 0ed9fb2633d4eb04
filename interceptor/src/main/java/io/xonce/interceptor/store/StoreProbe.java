/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.ConnectionPools;
import io.xonce.interceptor.server.Transactions;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import io.xonce.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Claims a key as a delivery does, in a transaction that is rolled back. */
final class StoreProbe implements BooleanSupplier {

  /** A pool may have kept many that are broken. One that hears of it drops each that fails. */
  private static final int CONNECTIONS = 20;

  private final StoreHandle store;
  private final Transactions transactions;
  private final ConnectionPools pools;
  private final AtomicInteger underWay = new AtomicInteger();

  StoreProbe(StoreHandle store, Transactions transactions, ConnectionPools pools) {
    this.store = store;
    this.transactions = transactions;
    this.pools = pools;
  }

  /** Whether it takes a record. If it does not for another reason, the next delivery tells. */
  @Override
  public boolean getAsBoolean() {
    boolean another = underWay.getAndIncrement() > 0;
    try {
      return answer(another);
    } finally {
      underWay.decrementAndGet();
    }
  }

  /**
   * One that gets no answer may have a connection to a host that is gone without a word; those that
   * its pool has kept lead there, too.
   */
  private boolean answer(boolean anotherGetsNone) {
    try {
      if (anotherGetsNone) {
        pools.flush(store.name());
      }
      DedupStore dedup = store.open();
      if (takesRecord(dedup, 1)) {
        return true;
      }
      pools.flush(store.name());
      return takesRecord(dedup, CONNECTIONS);
    } catch (StoreUnavailableException e) {
      LOG.debugf(e, "Store %s gives no connection", store.label());
      return false;
    } catch (Exception e) {
      LOG.debugf(e, "Store %s answers", store.label());
      return true;
    }
  }

  private boolean takesRecord(DedupStore dedup, int tries) throws Exception {
    for (int i = 0; i < tries; i++) {
      if (transactions.rolledBack(transaction -> takesRecord(dedup))) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesRecord(DedupStore dedup) throws SQLException {
    try (Connection connection = dedup.connect()) {
      return takesRecord(dedup, connection);
    }
  }

  private static boolean takesRecord(DedupStore dedup, Connection connection) {
    MessageKey key = MessageKey.of("probe", null, List.of(UUID.randomUUID().toString()));
    try {
      dedup.claim(connection, new IncomingMessage(key, null, null));
      return true;
    } catch (StoreUnavailableException e) {
      LOG.debugf(e, "A connection is of no use");
      return false;
    }
  }
}
