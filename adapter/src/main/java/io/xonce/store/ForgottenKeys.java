/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.Database;
import io.xonce.internal.LocalTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The keys whose record an operator takes away, so that a message may be processed again.
 *
 * <p>In two steps, since servers remember committed keys. First the key is announced, while its
 * record stands. Whoever answers from memory must have read the announcements not long ago; once
 * that time has passed, nobody answers for the key without the store. Only then is the record
 * deleted. Who dies in between leaves the record, and copies are duplicates as before.
 *
 * <p>A server may remember a key and not look for days, while it meets no duplicate. So an
 * announcement is kept for longer than a key may be remembered.
 *
 * <p><b>Threads:</b> safe for use by many. <b>Transactions:</b> local ones of its own; to be called
 * where no JTA transaction runs.
 */
public final class ForgottenKeys {

  /** Nobody remembers a key for longer than this after it was processed. */
  public static final Duration REMEMBERED = Duration.ofDays(7);

  /**
   * How long an announcement is kept: until nobody remembers the key that has not read it, and a
   * day for clocks that are apart.
   */
  private static final Duration KEPT = REMEMBERED.plusDays(1);

  private static final String DELETE =
      "DELETE FROM xonce_forgotten WHERE key_hash = ? OR (consumer = ? AND forgotten_at < ?)";
  private static final String INSERT =
      "INSERT INTO xonce_forgotten (key_hash, consumer, forgotten_at) VALUES (?, ?, ?)";
  private static final String SELECT = "SELECT key_hash FROM xonce_forgotten WHERE consumer = ?";
  private static final String DELETE_RECORD =
      "DELETE FROM xonce_message WHERE key_hash = ? AND consumer = ? AND processed_at = ?";

  private final DataSource dataSource;
  private final Database database;

  ForgottenKeys(DataSource dataSource, Database database) {
    this.dataSource = dataSource;
    this.database = database;
  }

  /**
   * Announces that a key will be forgotten.
   *
   * @throws StoreException if it is not announced
   */
  public void announce(MessageKey key) {
    try (Connection connection = dataSource.getConnection()) {
      LocalTransaction.run(connection, transaction -> announce(transaction, key));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notForgotten(e, key, state));
    }
  }

  private int announce(Connection connection, MessageKey key) throws SQLException {
    Instant now = database.now(connection);
    try (PreparedStatement delete = connection.prepareStatement(DELETE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      delete.setBytes(1, key.hash());
      delete.setString(2, key.consumer());
      database.times().write(delete, 3, now.minus(KEPT));
      delete.executeUpdate();
      insert.setBytes(1, key.hash());
      insert.setString(2, key.consumer());
      database.times().write(insert, 3, now);
      return insert.executeUpdate();
    }
  }

  /**
   * The keys of a consumer that are announced.
   *
   * @return keys that are equal to those; their texts are not kept
   * @throws StoreException if they cannot be read
   */
  public Set<MessageKey> announced(String consumer) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setString(1, consumer);
      Set<MessageKey> keys = new HashSet<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          keys.add(MessageKey.stored(consumer, row.getBytes(1), ""));
        }
      }
      return keys;
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.forgottenNotRead(e, consumer, state));
    }
  }

  /**
   * Deletes the record of a key, and the reply to it.
   *
   * @param key announced long enough ago
   * @param record as the operator has seen it
   * @return false if there is no such record any more, and nothing was deleted
   * @throws StoreException if it is not known to be deleted
   */
  public boolean forget(MessageKey key, ProcessedMessage record) {
    try (Connection connection = dataSource.getConnection()) {
      return LocalTransaction.run(connection, transaction -> delete(transaction, key, record)) == 1;
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notForgotten(e, key, state));
    }
  }

  private int delete(Connection connection, MessageKey key, ProcessedMessage record)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE_RECORD)) {
      delete.setBytes(1, key.hash());
      delete.setString(2, key.consumer());
      database.times().write(delete, 3, record.processedAt());
      return delete.executeUpdate();
    }
  }
}
