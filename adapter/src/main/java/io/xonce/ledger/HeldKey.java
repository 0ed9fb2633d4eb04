/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.ConsumerNames;
import io.xonce.internal.Database;
import io.xonce.internal.SqlStates;
import io.xonce.store.MessageKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A key that an attempt in a transaction is at, so that a branch of it in doubt holds it.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param key its text is not kept
 * @param transactionId of the attempt
 * @param messageId null: it had none
 * @param startedAt when the attempt began
 */
public record HeldKey(
    MessageKey key, String transactionId, @Nullable String messageId, Instant startedAt) {

  /** Longer than a transaction may take. */
  private static final Duration BEFORE = Duration.ofHours(1);

  private static final Duration AFTER = Duration.ofMinutes(1);

  /** Where the database does not tell when a branch was prepared. */
  private static final Duration LOOK_BACK = Duration.ofDays(2);

  private static final String SELECT =
      "SELECT key_hash, message_id, started_at FROM xonce_attempt"
          + " WHERE consumer = ? AND started_at >= ? AND started_at <= ? AND tx_id = ?";

  /**
   * The keys that a transaction is at; to be called where no JTA transaction runs.
   *
   * @param dataSource where the tables are
   * @param transactionId as attempts tell it
   * @param preparedAt when a branch of it was prepared; null: not known
   * @throws io.xonce.store.StoreException if they cannot be read
   */
  public static List<HeldKey> of(
      DataSource dataSource, String transactionId, @Nullable Instant preparedAt) {
    try (Connection connection = dataSource.getConnection()) {
      Database database = LedgerDatabase.of(connection);
      Instant until = Objects.requireNonNullElseGet(preparedAt, Instant::now).plus(AFTER);
      Instant from = until.minus(preparedAt == null ? LOOK_BACK : BEFORE);
      List<HeldKey> keys = new ArrayList<>();
      for (String consumer : ConsumerNames.in("xonce_attempt", connection)) {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
          select.setString(1, consumer);
          database.times().write(select, 2, from);
          database.times().write(select, 3, until);
          select.setString(4, transactionId);
          read(select, consumer, transactionId, database, keys);
        }
      }
      return keys;
    } catch (SQLException e) {
      throw LedgerMessages.LOG.notSearched(e, "(any)", SqlStates.of(e));
    }
  }

  private static void read(
      PreparedStatement select,
      String consumer,
      String transactionId,
      Database database,
      List<HeldKey> keys)
      throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        keys.add(
            new HeldKey(
                MessageKey.stored(consumer, row.getBytes(1), ""),
                transactionId,
                row.getString(2),
                database.times().required(row, 3)));
      }
    }
  }
}
