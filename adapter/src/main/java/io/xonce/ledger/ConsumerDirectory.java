/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.LedgerMessages.LOG;

import io.xonce.internal.ConsumerNames;
import io.xonce.internal.Database;
import io.xonce.internal.SqlStates;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the tables of a database: the consumers that have left records or attempts there, and
 * the applications at work. It reads a few rows of each consumer by an index.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param entries the consumers, by name
 * @param applications those whose ledgers are open on any server, as {@link AttemptLedger#nameOf}
 *     was told; one without a ledger is not among them
 */
public record ConsumerDirectory(List<Entry> entries, Set<String> applications) {

  /** So many of the newest rows of a consumer are looked at. */
  private static final int ROWS = 100;

  /**
   * A consumer.
   *
   * @param consumer its name
   * @param lastSeen when its newest record or attempt began, by the clock of the database
   * @param applications that made the newest of them, as far as they tell
   */
  public record Entry(String consumer, Instant lastSeen, Set<String> applications) {

    /** Refuses null. */
    public Entry {
      applications = Set.copyOf(applications);
    }
  }

  /** Refuses null. */
  public ConsumerDirectory {
    entries = List.copyOf(entries);
    applications = Set.copyOf(applications);
  }

  /**
   * Reads it as it is now; to be called where no JTA transaction runs.
   *
   * @param dataSource where the tables are
   * @throws io.xonce.store.StoreException if it cannot be read
   */
  public static ConsumerDirectory read(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      Database database = LedgerDatabase.of(connection);
      List<Entry> entries = new ArrayList<>();
      for (String consumer : consumers(connection)) {
        entries.add(entry(consumer, connection, database));
      }
      return new ConsumerDirectory(entries, applications(connection, database));
    } catch (SQLException e) {
      throw LOG.directoryNotRead(e, SqlStates.of(e));
    }
  }

  private static SortedSet<String> consumers(Connection connection) throws SQLException {
    SortedSet<String> names = new TreeSet<>(ConsumerNames.in("xonce_message", connection));
    names.addAll(ConsumerNames.in("xonce_attempt", connection));
    return names;
  }

  private static Entry entry(String consumer, Connection connection, Database database)
      throws SQLException {
    Instant newest = Instant.MIN;
    Set<String> applications = new HashSet<>();
    for (String sql :
        List.of(
            newest("xonce_message", "processed_at", database),
            newest("xonce_attempt", "started_at", database))) {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setString(1, consumer);
        select.setInt(2, ROWS);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            Instant time = database.times().required(row, 1);
            newest = time.isAfter(newest) ? time : newest;
            add(row.getString(2), applications);
          }
        }
      }
    }
    return new Entry(consumer, newest, applications);
  }

  /** Parameters: consumer, number of rows. */
  static String newest(String table, String time, Database database) {
    return "SELECT %1$s, node FROM %2$s WHERE consumer = ? ORDER BY %1$s DESC%3$s"
        .formatted(time, table, database.firstRows());
  }

  private static Set<String> applications(Connection connection, Database database)
      throws SQLException {
    Instant dead = database.now(connection).minus(Nodes.DEAD_AFTER);
    Set<String> applications = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT node FROM xonce_node WHERE seen_at >= ?")) {
      database.times().write(select, 1, dead);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          add(row.getString(1), applications);
        }
      }
    }
    return applications;
  }

  private static void add(@Nullable String node, Set<String> applications) {
    String application = NodeName.application(node);
    if (application != null) {
      applications.add(application);
    }
  }
}
