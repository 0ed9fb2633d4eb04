/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.LedgerMessages.LOG;

import io.xonce.internal.Database;
import io.xonce.internal.DisplayText;
import io.xonce.internal.LocalTransaction;
import io.xonce.internal.SqlStates;
import io.xonce.internal.UuidBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The record of what operators do. Each action is written before it begins, so that none is done
 * which could not be recorded, and once more when it has ended.
 *
 * <p><b>Threads:</b> safe for use by many. <b>Transactions:</b> local ones of its own; to be called
 * where no JTA transaction runs.
 */
public final class OperatorActions {

  private static final int LONGEST_KIND = 50;
  private static final int LONGEST_TEXT = 1000;

  private static final String INSERT =
      "INSERT INTO xonce_action (action_id, consumer, kind, subject, actor, reason, node, begun_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "UPDATE xonce_action SET ended_at = ?, result = ? WHERE action_id = ?";
  private static final String SELECT =
      "SELECT action_id, consumer, kind, subject, actor, reason, node, begun_at, ended_at, result"
          + " FROM xonce_action ORDER BY begun_at DESC, action_id DESC";

  private final DataSource dataSource;
  private final String node;

  /**
   * The actions in a database.
   *
   * @param dataSource where the tables are
   * @param node where actions are begun
   */
  public OperatorActions(DataSource dataSource, String node) {
    this.dataSource = dataSource;
    this.node = node;
  }

  /**
   * Records that an action begins. A text that is empty is kept as a dash.
   *
   * @param consumer that it concerns
   * @param kind what is done, 50 characters at most
   * @param subject what it is done to
   * @param actor who does it
   * @param reason why
   * @return by which its end is told
   * @throws io.xonce.store.StoreException if it is not recorded; then it must not be done
   */
  public UUID begin(String consumer, String kind, String subject, String actor, String reason) {
    UUID id = AttemptId.next();
    String[] texts = {
      shown(consumer, DisplayText.MAX_LENGTH),
      shown(kind, LONGEST_KIND),
      shown(subject, DisplayText.MAX_LENGTH),
      shown(actor, DisplayText.MAX_LENGTH),
      shown(reason, LONGEST_TEXT),
      shown(node, DisplayText.MAX_LENGTH)
    };
    try (Connection connection = dataSource.getConnection()) {
      LocalTransaction.run(connection, transaction -> insert(transaction, id, texts));
      return id;
    } catch (SQLException e) {
      throw LOG.actionNotRecorded(e, SqlStates.of(e));
    }
  }

  private static String shown(String text, int longest) {
    return text.isEmpty() ? "-" : DisplayText.of(text, longest);
  }

  private static int insert(Connection connection, UUID id, String... texts) throws SQLException {
    Database database = LedgerDatabase.of(connection);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setBytes(1, UuidBytes.of(id));
      for (int i = 0; i < texts.length; i++) {
        insert.setString(2 + i, texts[i]);
      }
      database.times().write(insert, 8, database.now(connection));
      return insert.executeUpdate();
    }
  }

  /**
   * Records what came of an action.
   *
   * @throws io.xonce.store.StoreException if it is not recorded; the action is shown as not ended
   */
  public void end(UUID id, String result) {
    try (Connection connection = dataSource.getConnection()) {
      LocalTransaction.run(connection, transaction -> update(transaction, id, result));
    } catch (SQLException e) {
      throw LOG.actionEndNotRecorded(e, SqlStates.of(e));
    }
  }

  private static int update(Connection connection, UUID id, String result) throws SQLException {
    Database database = LedgerDatabase.of(connection);
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      database.times().write(update, 1, database.now(connection));
      update.setString(2, shown(result, LONGEST_TEXT));
      update.setBytes(3, UuidBytes.of(id));
      return update.executeUpdate();
    }
  }

  /**
   * The latest actions, latest first.
   *
   * @param most how many
   * @throws io.xonce.store.StoreException if they cannot be read
   */
  public List<OperatorAction> latest(int most) {
    try (Connection connection = dataSource.getConnection()) {
      Database database = LedgerDatabase.of(connection);
      List<OperatorAction> actions = new ArrayList<>();
      try (PreparedStatement select = connection.prepareStatement(SELECT + database.firstRows())) {
        select.setInt(1, most);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            actions.add(read(row, database));
          }
        }
      }
      return actions;
    } catch (SQLException e) {
      throw LOG.actionsNotRead(e, SqlStates.of(e));
    }
  }

  private static OperatorAction read(ResultSet row, Database database) throws SQLException {
    return new OperatorAction(
        UuidBytes.read(row.getBytes(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        database.times().required(row, 8),
        database.times().read(row, 9),
        row.getString(10));
  }
}
