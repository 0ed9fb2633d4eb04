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
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger tells of a message that was not processed: a dead letter, most likely.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param key under which it was tried; its text is not kept. One of {@code (no key)} had none
 * @param attempts how many of them the ledger holds
 * @param first when the first of them began
 * @param last when the latest of them began
 * @param outcome of the latest; null: it runs, or its end was not seen
 * @param error what the latest failed with; null: it did not say
 */
public record FailedMessage(
    MessageKey key,
    int attempts,
    Instant first,
    Instant last,
    @Nullable String outcome,
    @Nullable String error) {

  /** So many messages may be asked for at once. */
  public static final int MOST = 500;

  /** After these a message is no dead letter. */
  private static final Set<String> DONE =
      Set.of(AttemptOutcome.COMMITTED.name(), AttemptOutcome.DUPLICATE.name());

  private static final String SELECT =
      "SELECT message_id, consumer, key_hash, started_at, outcome, error FROM xonce_attempt"
          + " WHERE message_id IN (%s) ORDER BY started_at, attempt_id";

  /**
   * What is told of messages, by any consumer; to be called where no JTA transaction runs.
   *
   * @param dataSource where the tables are
   * @param messageIds as senders or broker gave them, at most {@link #MOST}
   * @return by message id; of one that several consumers have tried, that of the only one of them
   *     that has not processed it: a copy that the broker made has the same id. If there are more,
   *     nothing: nobody can say whose letter it is
   * @throws io.xonce.store.StoreException if it cannot be read
   */
  public static Map<String, FailedMessage> of(
      DataSource dataSource, Collection<String> messageIds) {
    return of(dataSource, messageIds, Attempts.MOST);
  }

  /**
   * As {@link #of(DataSource, Collection)}.
   *
   * @param rows so many are read at once
   */
  static Map<String, FailedMessage> of(
      DataSource dataSource, Collection<String> messageIds, int rows) {
    Map<String, String> shown = new HashMap<>();
    messageIds.stream()
        .filter(Objects::nonNull) // of what has no id, nothing is told, and of the others it is
        .limit(MOST)
        .forEach(id -> shown.put(DisplayText.of(id), id));
    if (shown.isEmpty()) {
      return Map.of();
    }
    try (Connection connection = dataSource.getConnection()) {
      Map<String, Map<String, FailedMessage>> found = new HashMap<>();
      read(connection, LedgerDatabase.of(connection), List.copyOf(shown.keySet()), rows, found);
      Map<String, FailedMessage> byId = new HashMap<>();
      found.forEach(
          (id, byConsumer) ->
              only(byConsumer.values()).ifPresent(failed -> byId.put(shown.get(id), failed)));
      return byId;
    } catch (SQLException e) {
      throw LedgerMessages.LOG.notSearched(e, "(any)", SqlStates.of(e));
    }
  }

  private static Optional<FailedMessage> only(Collection<FailedMessage> ofConsumers) {
    List<FailedMessage> some =
        ofConsumers.stream().filter(one -> ofConsumers.size() == 1 || !one.isDone()).toList();
    return some.size() == 1 ? Optional.of(some.get(0)) : Optional.empty();
  }

  private boolean isDone() {
    return DONE.contains(String.valueOf(outcome));
  }

  /** Of messages that were tried very often, half are asked for: none may lose its latest. */
  private static void read(
      Connection connection,
      Database database,
      List<String> ids,
      int rows,
      Map<String, Map<String, FailedMessage>> found)
      throws SQLException {
    Map<String, Map<String, FailedMessage>> some = new HashMap<>();
    if (readAtOnce(connection, database, ids, rows, some) < rows || ids.size() == 1) {
      found.putAll(some);
    } else {
      int half = ids.size() / 2;
      read(connection, database, ids.subList(0, half), rows, found);
      read(connection, database, ids.subList(half, ids.size()), rows, found);
    }
  }

  private static int readAtOnce(
      Connection connection,
      Database database,
      List<String> ids,
      int rows,
      Map<String, Map<String, FailedMessage>> found)
      throws SQLException {
    String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
    int read = 0;
    try (PreparedStatement select = connection.prepareStatement(SELECT.formatted(marks))) {
      select.setMaxRows(rows);
      for (int i = 0; i < ids.size(); i++) {
        select.setString(i + 1, ids.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          read++;
          FailedMessage failed = read(row, database);
          found
              .computeIfAbsent(row.getString(1), id -> new HashMap<>())
              .merge(failed.key.consumer(), failed, FailedMessage::and);
        }
      }
    }
    return read;
  }

  private static FailedMessage read(ResultSet row, Database database) throws SQLException {
    Instant started = database.times().required(row, 4);
    MessageKey key = MessageKey.stored(row.getString(2), row.getBytes(3), "");
    return new FailedMessage(key, 1, started, started, row.getString(5), row.getString(6));
  }

  private FailedMessage and(FailedMessage later) {
    return new FailedMessage(
        later.key,
        attempts + later.attempts,
        first,
        later.last,
        later.outcome,
        later.error == null ? error : later.error);
  }
}
