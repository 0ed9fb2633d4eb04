/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The database as the test sees it: by a connection of its own, outside the server. */
public record Database(String url, String user, String password) {

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public int count(String sql, Object... arguments) {
    return query(sql, row -> row.getInt(1), arguments);
  }

  /** Branches of this database that are prepared and not ended. */
  public int preparedBranches() {
    return count("SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()");
  }

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> T query(String sql, Reading<T> reading, Object... arguments) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return reading.of(row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text that a query for one row answers. */
  public String text(String sql, Object... arguments) {
    return query(sql, row -> row.getString(1), arguments);
  }

  /** The effects of a payment that committed. */
  public int effects(String consumer, String payment) {
    return count(
        "SELECT count(*) FROM effect WHERE consumer = ? AND payment = ?", consumer, payment);
  }

  /** What is recorded of an action of an operator, by its reason. */
  public String action(String reason) {
    return text(
        "SELECT string_agg(kind || ' by ' || actor || ': ' || coalesce(result, '-'), '; ')"
            + " FROM xonce_action WHERE reason = ?",
        reason);
  }

  public int recordsOf(String key) {
    return count("SELECT count(*) FROM xonce_message WHERE key_text = ?", key);
  }

  /** The outcomes of the attempts at a message in their order, those at work as RUNNING. */
  public String attempts(String messageId) {
    return text(
        """
        SELECT string_agg(coalesce(outcome, 'RUNNING'), ' ' ORDER BY attempt_id) FROM (
          SELECT attempt_id, message_id, outcome FROM xonce_attempt
          UNION ALL
          SELECT attempt_id, message_id, outcome FROM xonce_message m
          WHERE node IS NOT NULL
            AND NOT EXISTS (SELECT FROM xonce_attempt a WHERE a.attempt_id = m.attempt_id)) told
        WHERE message_id = ?""",
        messageId);
  }

  /** Waits until these attempts are told: by the ledger, written in the background, or a record. */
  public void awaitAttempts(String messageId, String outcomes) {
    await(outcomes + " of " + messageId).until(() -> outcomes.equals(attempts(messageId)));
  }

  public void awaitWaiting(String query) {
    awaitWaiting(query, 1);
  }

  /** Waits for so many sessions that wait for a lock in this query. */
  public void awaitWaiting(String query, int sessions) {
    await(sessions + " that wait in " + query)
        .until(
            () ->
                count(
                        "SELECT count(*) FROM pg_stat_activity"
                            + " WHERE wait_event_type = 'Lock' AND query LIKE ?",
                        query)
                    == sessions);
  }
}
