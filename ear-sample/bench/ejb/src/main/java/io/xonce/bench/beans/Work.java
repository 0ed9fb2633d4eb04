/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The business work, the same in every row: one effect inserted, one account changed. */
public final class Work {

  /** How many messages are in work at a time, in every row. */
  public static final String CONSUMERS = "8";

  private static final String INSERT =
      "INSERT INTO effect (payment, account, amount, intended) VALUES (?, ?, ?, ?)";
  private static final String UPDATE = "UPDATE account SET balance = balance + ? WHERE id = ?";

  private Work() {}

  /** Books a payment in the transaction of the connection. */
  public static void book(Connection connection, BenchPayment payment) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      insert.setString(1, payment.id());
      insert.setInt(2, payment.account());
      insert.setInt(3, payment.amount());
      insert.setLong(4, payment.intendedMicros());
      insert.executeUpdate();
      update.setInt(1, payment.amount());
      update.setInt(2, payment.account());
      update.executeUpdate();
    }
  }
}
