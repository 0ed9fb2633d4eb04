/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The next version of an entity, and the effect that made it. */
final class Work {

  private static final String LOCK = "SELECT version FROM entity WHERE name = ? FOR UPDATE";
  private static final String CHANGE =
      "UPDATE entity SET version = version + 1, balance = balance + ? WHERE name = ?";
  private static final String RECORD =
      "INSERT INTO effect (consumer, message_key, sent, attempt, payload, entity, version, amount)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private Work() {}

  /** Answers the version that it has made. */
  static long change(Connection connection, Mark mark) throws SQLException {
    long version = lock(connection, mark.entity()) + 1;
    try (PreparedStatement change = connection.prepareStatement(CHANGE);
        PreparedStatement effect = connection.prepareStatement(RECORD)) {
      change.setLong(1, mark.amount());
      change.setString(2, mark.entity());
      change.executeUpdate();
      effect.setString(1, mark.consumer());
      effect.setString(2, mark.key());
      effect.setString(3, mark.sent());
      effect.setString(4, mark.attempt());
      effect.setString(5, mark.payload());
      effect.setString(6, mark.entity());
      effect.setLong(7, version);
      effect.setLong(8, mark.amount());
      effect.executeUpdate();
    }
    return version;
  }

  private static long lock(Connection connection, String entity) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, entity);
      try (ResultSet row = lock.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("No entity " + entity);
        }
        return row.getLong(1);
      }
    }
  }
}
