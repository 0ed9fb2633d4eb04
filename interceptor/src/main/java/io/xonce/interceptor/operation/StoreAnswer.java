/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.store.DedupStore;
import io.xonce.store.StoredRecords;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** How much the store holds of a consumer. */
final class StoreAnswer {

  private StoreAnswer() {}

  static JsonText of(ConsumerView view) throws SQLException {
    DedupStore store = view.store().open();
    try (Connection connection = store.connect()) {
      return of(store.recordsOf(connection, view.name()), view.settings().retention());
    }
  }

  private static JsonText of(StoredRecords stored, Duration retention) {
    return new JsonText()
        .with("records", Math.min(stored.count(), StoredRecords.COUNTED))
        .with("more", stored.count() > StoredRecords.COUNTED)
        .with("oldest", stored.oldest())
        .with("newest", stored.newest())
        .with("floor", stored.forgottenBefore())
        .with("now", stored.now())
        .with("purgeLag", lag(stored, retention));
  }

  /** For how many seconds the oldest record might have been purged already. */
  private static long lag(StoredRecords stored, Duration retention) {
    Instant oldest = stored.oldest();
    if (oldest == null) {
      return 0;
    }
    return Math.max(0, Duration.between(oldest.plus(retention), stored.now()).toSeconds());
  }
}
