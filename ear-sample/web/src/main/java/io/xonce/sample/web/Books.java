/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The ledger, read past the bean that books; and the faults that the demo's database can have. */
@ApplicationScoped
public class Books {

  private static final String ENTRIES =
      "SELECT payment_id, count(*), count(*) FILTER (WHERE booked_at < ?) FROM entry"
          + " WHERE payment_id = ANY (?) GROUP BY payment_id";
  private static final String OPEN =
      "INSERT INTO account (id, balance) VALUES (?, 0) ON CONFLICT (id) DO NOTHING";
  private static final String FAULTS = "SELECT to_regclass('fault.payment') IS NOT NULL";
  private static final String FAIL_TWICE =
      "INSERT INTO fault.payment (payment_id) VALUES (?) ON CONFLICT DO NOTHING";

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  /** Called by the container. */
  public Books() {}

  /**
   * How often a payment is in the ledger.
   *
   * @param before of these, how often before a time
   */
  record Entries(int all, int before) {

    static final Entries NONE = new Entries(0, 0);
  }

  /** Those of payments that are booked. */
  Map<String, Entries> entries(Collection<String> ids, Instant before) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(ENTRIES)) {
      Array array = connection.createArrayOf("text", ids.toArray());
      select.setTimestamp(1, Timestamp.from(before));
      select.setArray(2, array);
      Map<String, Entries> entries = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.put(row.getString(1), new Entries(row.getInt(2), row.getInt(3)));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  void openAccount() {
    update(OPEN, Wish.ACCOUNT);
  }

  /** Whether this is the database of the demo, which can be told to fail. */
  boolean canFail() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(FAULTS);
        ResultSet row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** From now on the database refuses the first two entries of a payment. */
  void failTwice(String id) {
    update(FAIL_TWICE, id);
  }

  private void update(String sql, String id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, id);
      update.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static Unavailable unavailable(SQLException e) {
    return new Unavailable("The database does not answer: " + e.getMessage(), e);
  }
}
