/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import io.xonce.testkit.Disturbances.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;

/** What Xonce has written of the deliveries of some messages. */
final class Ledger {

  private static final String ENDED =
      "SELECT count(DISTINCT message_id) FROM (SELECT message_id FROM xonce_message WHERE message_id IN (%1$s)"
          + " UNION ALL SELECT message_id FROM xonce_attempt"
          + " WHERE message_id IN (%1$s) AND outcome = 'DUPLICATE') ended";
  private static final String ATTEMPTS =
      "SELECT count(*) FROM xonce_attempt WHERE message_id IN (%s) AND outcome = ?";
  private static final String UNFINISHED =
      "SELECT count(*) FROM xonce_attempt WHERE message_id IN (%s) AND outcome IS NULL";

  private final Database database;

  Ledger(Database database) {
    this.database = database;
  }

  /** How many of these messages were processed, or met as duplicates. */
  int ended(Collection<String> messageIds) {
    return count(ENDED, messageIds, 2, "");
  }

  /** How many attempts at these messages ended so. */
  int attempts(Collection<String> messageIds, String outcome) {
    return count(ATTEMPTS, messageIds, 1, outcome);
  }

  /** How many attempts at these messages have begun a second ago or more, and have not ended. */
  int unfinished(Collection<String> messageIds) {
    return count(UNFINISHED, messageIds, 1, "");
  }

  private int count(String sql, Collection<String> messageIds, int times, String outcome) {
    String marks = String.join(",", Collections.nCopies(messageIds.size(), "?"));
    try (Connection connection = database.connect();
        PreparedStatement select = connection.prepareStatement(String.format(sql, marks))) {
      int position = 1;
      for (int time = 0; time < times; time++) {
        for (String id : messageIds) {
          select.setString(position++, id);
        }
      }
      if (!outcome.isEmpty()) {
        select.setString(position, outcome);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The tables of Xonce cannot be read: " + e.getMessage(), e);
    }
  }
}
