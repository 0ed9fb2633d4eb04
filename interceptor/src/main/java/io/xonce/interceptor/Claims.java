/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.store.Claim;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.StoreException;
import io.xonce.store.StoredReply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The store of one consumer, worked in the transaction of a delivery. */
final class Claims {

  private interface Work<T> {
    T in(DedupStore dedup, Connection connection) throws SQLException;
  }

  private final StoreHandle store;
  private final boolean floor;

  Claims(StoreHandle store, boolean floor) {
    this.store = store;
    this.floor = floor;
  }

  /** An answer for each of one transaction; the store is not touched if there are none. */
  List<Claim> claim(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    return run(
        arrivals.get(0),
        (dedup, connection) -> {
          arrivals.get(0).proof().demandStore(dedup, connection);
          List<IncomingMessage> messages = arrivals.stream().map(Arrival::message).toList();
          return floor
              ? dedup.claimAllAboveFloor(connection, messages)
              : dedup.claimAll(connection, messages);
        });
  }

  void save(Arrival arrival, StoredReply reply) {
    run(
        arrival,
        (dedup, connection) -> {
          dedup.saveReply(connection, arrival.key(), reply);
          return reply;
        });
  }

  Optional<StoredReply> reply(Arrival arrival) {
    return run(arrival, (dedup, connection) -> dedup.findReply(connection, arrival.key()));
  }

  private <T> T run(Arrival arrival, Work<T> work) {
    try {
      DedupStore dedup = store.open();
      try (Connection connection = dedup.connect()) {
        return work.in(dedup, connection);
      }
    } catch (StoreException | SQLException e) {
      throw LOG.storeFailed(
          arrival.incoming().name(),
          arrival.incoming().consumer(),
          store.name(),
          arrival.key().text(),
          String.valueOf(e.getMessage()),
          e);
    }
  }
}
