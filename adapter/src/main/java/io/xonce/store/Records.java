/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.DisplayText;
import io.xonce.internal.TimeColumn;
import io.xonce.internal.UuidBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of {@code xonce_message}: how they are written and read. */
final class Records {

  /** What a claim writes, in the order of {@link #bind}. */
  static final String WRITTEN =
      "key_hash, consumer, key_text, message_id, fingerprint, attempt_id, delivery_count, node,"
          + " tx_id, sent_at, outcome";

  /** To be followed by a condition. */
  static final String SELECT = "SELECT " + WRITTEN + ", processed_at FROM xonce_message WHERE ";

  private static final String PRESENT = "SELECT key_hash FROM xonce_message WHERE key_hash IN (%s)";

  /** Databases bound the parameters of a statement, Oracle at a thousand in a list. */
  private static final int ASKED_AT_ONCE = 500;

  private static final String DELETE = "DELETE FROM xonce_message WHERE key_hash = ?";

  private Records() {}

  static void bind(PreparedStatement insert, IncomingMessage message, TimeColumn times)
      throws SQLException {
    bind(insert, 0, message, times);
  }

  /** Begins after the given number of parameters, and returns that of all then bound. */
  static int bind(PreparedStatement insert, int bound, IncomingMessage message, TimeColumn times)
      throws SQLException {
    MessageKey key = message.key();
    insert.setBytes(bound + 1, key.hash());
    insert.setString(bound + 2, key.consumer());
    insert.setString(bound + 3, key.text());
    insert.setString(bound + 4, messageId(message));
    insert.setBytes(bound + 5, fingerprint(message));
    insert.setBytes(bound + 6, attempt(message.claimant()));
    insert.setObject(bound + 7, deliveryCount(message.claimant()), Types.INTEGER);
    insert.setString(bound + 8, node(message.claimant()));
    insert.setString(bound + 9, transaction(message.claimant()));
    times.write(insert, bound + 10, TimeColumn.storable(message.sentAt()));
    insert.setString(bound + 11, message.outcome().name());
    return bound + 11;
  }

  static @Nullable String messageId(IncomingMessage message) {
    return message.messageId() == null ? null : DisplayText.of(message.messageId());
  }

  static byte @Nullable [] fingerprint(IncomingMessage message) {
    return message.fingerprint() == null ? null : message.fingerprint().hash();
  }

  static byte @Nullable [] attempt(@Nullable Claimant claimant) {
    return claimant == null ? null : UuidBytes.of(claimant.attempt());
  }

  static @Nullable Integer deliveryCount(@Nullable Claimant claimant) {
    return claimant == null ? null : claimant.deliveryCount();
  }

  static @Nullable String node(@Nullable Claimant claimant) {
    return claimant == null ? null : claimant.node();
  }

  static @Nullable String transaction(@Nullable Claimant claimant) {
    String id = claimant == null ? null : claimant.transactionId();
    return id == null ? null : DisplayText.of(id);
  }

  /** Who names a key by its hash may take that of another consumer, which is none of this one. */
  static @Nullable ProcessedMessage find(Connection connection, MessageKey key, TimeColumn times)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "key_hash = ?")) {
      select.setBytes(1, key.hash());
      try (ResultSet row = select.executeQuery()) {
        ProcessedMessage record = row.next() ? read(row, times) : null;
        return record != null && record.consumer().equals(key.consumer()) ? record : null;
      }
    }
  }

  /** Those of the keys that have a record, looked for in statements of a bounded length. */
  static Set<MessageKey> present(Connection connection, Collection<MessageKey> keys)
      throws SQLException {
    Set<MessageKey> present = new HashSet<>();
    Iterator<MessageKey> next = keys.iterator();
    while (next.hasNext()) {
      List<MessageKey> some = new ArrayList<>();
      while (next.hasNext() && some.size() < ASKED_AT_ONCE) {
        some.add(next.next());
      }
      present.addAll(presentAmong(connection, some));
    }
    return present;
  }

  private static Set<MessageKey> presentAmong(Connection connection, List<MessageKey> keys)
      throws SQLException {
    String marks = String.join(",", Collections.nCopies(keys.size(), "?"));
    try (PreparedStatement select = connection.prepareStatement(PRESENT.formatted(marks))) {
      for (int i = 0; i < keys.size(); i++) {
        select.setBytes(i + 1, keys.get(i).hash());
      }
      return new KeyedRows(keys).keys(select, row -> true);
    }
  }

  /** The columns of {@link #SELECT}; the first is the caller's business. */
  static ProcessedMessage read(ResultSet row, TimeColumn times) throws SQLException {
    Instant processedAt = times.read(row, 12);
    return new ProcessedMessage(
        row.getString(2),
        Objects.requireNonNullElse(row.getString(3), ""), // Oracle keeps an empty text as none
        row.getString(4),
        times.read(row, 10),
        Objects.requireNonNull(processedAt),
        Fingerprint.ofHash(row.getBytes(5)),
        claimant(row),
        Outcome.valueOf(row.getString(11)));
  }

  private static @Nullable Claimant claimant(ResultSet row) throws SQLException {
    String node = row.getString(8);
    return node == null
        ? null
        : new Claimant(UuidBytes.read(row.getBytes(6)), row.getInt(7), node, row.getString(9));
  }

  static void delete(Connection connection, MessageKey key) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setBytes(1, key.hash());
      delete.executeUpdate();
    }
  }
}
