/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.LedgerMessages.LOG;

import io.xonce.internal.ConsumerNames;
import io.xonce.internal.Database;
import io.xonce.internal.TimeColumn;
import io.xonce.internal.UuidBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which ledgers live. Each refreshes a row of its own; one whose row grows stale, or whose name has
 * a new owner, is dead, and what it left unfinished is marked once. A ledger that was taken for
 * dead and is not makes itself known again, and its attempts get their true outcome as they end.
 */
final class Nodes {

  /** A ledger not seen for so long is dead. */
  static final Duration DEAD_AFTER = Duration.ofMinutes(1);

  /** No transaction lasts longer; an older attempt is read as unknown even if never marked. */
  private static final Duration LOOK_BACK = Duration.ofHours(1);

  private static final String REFRESH =
      "UPDATE xonce_node SET seen_at = ? WHERE node = ? AND incarnation = ?";

  private static final String INSERT =
      "INSERT INTO xonce_node (seen_at, node, incarnation) VALUES (?, ?, ?)";

  private static final String DELETE = "DELETE FROM xonce_node WHERE node = ? AND incarnation = ?";

  /** Who was away itself, say with the database, cannot tell yet that another one still is. */
  private static final Duration AWAY = DEAD_AFTER.dividedBy(2);

  /** Those that another node is marking at this moment are left to it. */
  static String dead(Database database) {
    return database.selectUnlocked(
        "node, incarnation, seen_at",
        "xonce_node",
        "(seen_at < ? OR (node = ? AND incarnation <> ?))");
  }

  private static final String NOBODY = "";

  static final String MARK =
      "UPDATE xonce_attempt SET outcome = 'UNKNOWN' WHERE consumer = ? AND started_at >= ?"
          + " AND started_at <= ? AND node = ? AND incarnation = ? AND outcome IS NULL";

  private record Node(String name, UUID incarnation, Instant seenAt) {}

  private final String name;
  private final UUID incarnation = UUID.randomUUID();

  /** Of the last heartbeat that was committed; null: none yet. */
  private @Nullable Instant lastHeartbeat;

  private Instant thisHeartbeat = Instant.EPOCH;
  private boolean known;

  Nodes(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  UUID incarnation() {
    return incarnation;
  }

  /**
   * Says that this one lives, and marks what the dead left behind; the first time also what bears
   * its own name.
   */
  void heartbeat(Connection connection, Database database, Instant now) throws SQLException {
    thisHeartbeat = now;
    known = execute(connection, database.times(), REFRESH, now) > 0;
    for (Node dead : dead(connection, database, now)) {
      markUnknown(connection, database.times(), dead);
    }
    if (!known) {
      execute(connection, database.times(), INSERT, now);
    }
  }

  /** The heartbeat is committed. */
  void seen() {
    if (!known && lastHeartbeat != null) {
      LOG.takenForDead(name);
    }
    lastHeartbeat = thisHeartbeat;
  }

  /** Says that this one lives no longer, and left nothing unfinished. */
  void leave(Connection connection) throws SQLException {
    delete(connection, name, incarnation);
  }

  private int execute(Connection connection, TimeColumn times, String sql, Instant seenAt)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      times.write(statement, 1, seenAt);
      statement.setString(2, name);
      statement.setBytes(3, UuidBytes.of(incarnation));
      return statement.executeUpdate();
    }
  }

  private List<Node> dead(Connection connection, Database database, Instant now)
      throws SQLException {
    boolean away = lastHeartbeat == null || lastHeartbeat.plus(AWAY).isBefore(now);
    List<Node> dead = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(dead(database))) {
      database.times().write(select, 1, away ? Instant.EPOCH : now.minus(DEAD_AFTER));
      select.setString(2, lastHeartbeat == null ? name : NOBODY);
      select.setBytes(3, UuidBytes.of(incarnation));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          dead.add(
              new Node(
                  row.getString(1),
                  UuidBytes.read(row.getBytes(2)),
                  database.times().required(row, 3)));
        }
      }
    }
    return dead;
  }

  private static void markUnknown(Connection connection, TimeColumn times, Node dead)
      throws SQLException {
    try (PreparedStatement mark = connection.prepareStatement(MARK)) {
      for (String consumer : ConsumerNames.in("xonce_attempt", connection)) {
        mark.setString(1, consumer);
        times.write(mark, 2, dead.seenAt().minus(LOOK_BACK));
        times.write(mark, 3, dead.seenAt().plus(DEAD_AFTER));
        mark.setString(4, dead.name());
        mark.setBytes(5, UuidBytes.of(dead.incarnation()));
        mark.executeUpdate();
      }
    }
    delete(connection, dead.name(), dead.incarnation());
  }

  private static void delete(Connection connection, String name, UUID incarnation)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setString(1, name);
      delete.setBytes(2, UuidBytes.of(incarnation));
      delete.executeUpdate();
    }
  }
}
