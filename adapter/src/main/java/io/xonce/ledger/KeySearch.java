/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.Database;
import io.xonce.internal.DisplayText;
import io.xonce.internal.SqlStates;
import io.xonce.store.MessageKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for keys of a consumer in its records and attempts, the newest first. It walks the time
 * that it is given by an index; what else it asks for has none, so a long time in a large store
 * takes long, and ends after {@value #SECONDS} seconds with an error.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param consumer whose keys
 * @param text how the display text of the key begins; null: any. A key without a record has none
 * @param messageId of the message, as its sender or broker gave it; null: any
 * @param from begun at this time or later, by the clock of the database
 * @param until begun before this time
 * @param most how many to find
 */
public record KeySearch(
    String consumer,
    @Nullable String text,
    @Nullable String messageId,
    Instant from,
    Instant until,
    int most) {

  /** So long a statement may take. */
  static final int SECONDS = 10;

  private static final String RECORDS =
      "SELECT m.key_hash, m.key_text, m.processed_at, m.outcome, m.message_id FROM xonce_message m"
          + " WHERE m.consumer = ? AND m.processed_at >= ? AND m.processed_at < ?";

  private static final String ATTEMPTS =
      "SELECT m.key_hash, x.key_text, m.started_at, m.outcome, m.message_id FROM xonce_attempt m"
          + " LEFT JOIN xonce_message x ON x.key_hash = m.key_hash"
          + " WHERE m.consumer = ? AND m.started_at >= ? AND m.started_at < ?";

  private static final String LIKE = " AND %s.key_text LIKE ? ESCAPE '!'";
  private static final String MESSAGE = " AND m.message_id = ?";
  private static final String ORDER = " ORDER BY m.%s DESC";

  /**
   * A key that was found.
   *
   * @param key with the text of its record; without one its text is empty
   * @param at when the record, or the latest attempt found, began
   * @param outcome of it; null: it runs, or its end was not seen
   * @param messageId null: it had none
   */
  public record Hit(
      MessageKey key, Instant at, @Nullable String outcome, @Nullable String messageId) {}

  /**
   * What was found.
   *
   * @param hits the newest first; a record outweighs attempts of its key
   * @param more whether the search ended at its number: there may be others
   */
  public record Found(List<Hit> hits, boolean more) {

    /** Nothing. */
    public static final Found NOTHING = new Found(List.of(), false);
  }

  /**
   * Searches; to be called where no JTA transaction runs.
   *
   * @throws io.xonce.store.StoreException if it failed
   */
  public Found in(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      Database database = LedgerDatabase.of(connection);
      Map<MessageKey, Hit> hits = new LinkedHashMap<>();
      int records = find(connection, RECORDS, "m", "processed_at", database, hits);
      int attempts = find(connection, ATTEMPTS, "x", "started_at", database, hits);
      List<Hit> newest =
          hits.values().stream()
              .sorted(Comparator.comparing(Hit::at).reversed())
              .limit(most)
              .toList();
      return new Found(newest, Math.max(hits.size(), Math.max(records, attempts)) > most);
    } catch (SQLException e) {
      throw LedgerMessages.LOG.notSearched(e, consumer, SqlStates.of(e));
    }
  }

  /** Returns how many rows there were: one more than {@code most} if there are others. */
  private int find(
      Connection connection,
      String select,
      String texts,
      String time,
      Database database,
      Map<MessageKey, Hit> hits)
      throws SQLException {
    String sql =
        select
            + (text == null ? "" : LIKE.formatted(texts))
            + (messageId == null ? "" : MESSAGE)
            + ORDER.formatted(time)
            + database.firstRows();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(SECONDS);
      bind(statement, database);
      int rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        for (; row.next(); rows++) {
          Hit hit = read(row, database);
          hits.putIfAbsent(hit.key(), hit);
        }
      }
      return rows;
    }
  }

  private void bind(PreparedStatement statement, Database database) throws SQLException {
    List<String> texts = new ArrayList<>();
    if (text != null) {
      texts.add(text.replaceAll("[!%_]", "!$0") + "%");
    }
    if (messageId != null) {
      texts.add(DisplayText.of(messageId));
    }
    statement.setString(1, consumer);
    database.times().write(statement, 2, from);
    database.times().write(statement, 3, until);
    for (int i = 0; i < texts.size(); i++) {
      statement.setString(4 + i, texts.get(i));
    }
    statement.setInt(4 + texts.size(), most + 1);
  }

  private Hit read(ResultSet row, Database database) throws SQLException {
    String shown = Objects.requireNonNullElse(row.getString(2), "");
    return new Hit(
        MessageKey.stored(consumer, row.getBytes(1), shown),
        database.times().required(row, 3),
        row.getString(4),
        row.getString(5));
  }
}
