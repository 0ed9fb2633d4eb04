/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ledger's database, seen past the application. */
final class Database implements AutoCloseable {

  /** Those the attempt ledger holds, and those that committed, which their records tell. */
  private static final String ATTEMPTS =
      """
      with attempts as (
        select attempt_id, key_hash, message_id, delivery_count, started_at, outcome
        from xonce_attempt
        union all
        select attempt_id, key_hash, message_id, delivery_count, processed_at, outcome
        from xonce_message r
        where node is not null
          and not exists (select from xonce_attempt a where a.attempt_id = r.attempt_id))
      """;

  private static final String STORY =
      ATTEMPTS
          + """
          select to_char(a.started_at, 'HH24:MI:SS.MS'), r.key_text, a.message_id,
            a.delivery_count, case when a.outcome = 'UNKNOWN' and a.attempt_id = r.attempt_id
              then 'RECOVERED' else a.outcome end
          from attempts a join xonce_message r on r.key_hash = a.key_hash
          order by a.attempt_id""";

  private final Connection connection;

  Database(String url, String user, String password) {
    try {
      connection = DriverManager.getConnection(url, user, password);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Runs a script of this class path. */
  void run(String script) {
    try (InputStream sql = Database.class.getResourceAsStream(script);
        Statement statement = connection.createStatement()) {
      if (sql == null) {
        throw new IllegalStateException("Not on the class path: " + script);
      }
      statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(script, e);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  void openAccounts(Collection<String> accounts) {
    forEach("insert into account (id, balance) values (?, 0)", accounts);
  }

  /** Makes the database refuse the first two entries of each of these payments. */
  void breakTwice(Collection<String> paymentIds) {
    run("/META-INF/faults.sql");
    forEach("insert into fault.payment (payment_id) values (?)", paymentIds);
  }

  long bookings() {
    return count("select count(*) from entry");
  }

  /** Ids of the payments that have been booked, be it more than once. */
  Set<String> booked() {
    return new HashSet<>(query("select distinct payment_id from entry", row -> row.getString(1)));
  }

  List<Payment> entries() {
    return query(
        "select payment_id, account_id, amount from entry",
        row -> new Payment(row.getString(1), row.getString(2), row.getBigDecimal(3)));
  }

  Map<String, BigDecimal> balances() {
    Map<String, BigDecimal> balances = new TreeMap<>();
    query(
        "select id, balance from account",
        row -> balances.put(row.getString(1), row.getBigDecimal(2)));
    return balances;
  }

  /** Attempts that are told, by a record at once, by the ledger soon. */
  long attemptsTold() {
    return count(ATTEMPTS + "select count(*) from attempts");
  }

  /** Attempts whose end is not in the ledger yet. */
  long attemptsOpen() {
    return count("select count(*) from xonce_attempt where outcome is null");
  }

  /** All attempts by their time; the kill may have come before one that failed was written. */
  List<Attempt> attempts() {
    return query(
        STORY,
        row ->
            new Attempt(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                Attempt.Outcome.valueOf(row.getString(5))));
  }

  /** Branches that are prepared and wait to be told the outcome. */
  long inDoubt() {
    return count("select count(*) from pg_prepared_xacts where database = current_database()");
  }

  private long count(String sql) {
    return query(sql, row -> row.getLong(1)).get(0);
  }

  private <T> List<T> query(String sql, Row<T> row) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void forEach(String sql, Collection<String> values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (String value : values) {
        statement.setString(1, value);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(SQLException e) {
    return new IllegalStateException("The database refuses: " + e.getMessage(), e);
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
