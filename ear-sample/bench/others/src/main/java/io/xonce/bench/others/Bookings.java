/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.others;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.Work;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The work, on the connection of the running transaction. */
final class Bookings {

  private final JdbcTemplate jdbc;

  Bookings(DataSource dataSource) {
    jdbc = new JdbcTemplate(dataSource);
  }

  /** Books what the properties of a message ask for. */
  void book(Map<String, Object> properties) {
    BenchPayment payment = BenchPayment.of(properties);
    ConnectionCallback<@Nullable Void> work =
        connection -> {
          Work.book(connection, payment);
          return null;
        };
    jdbc.execute(work);
  }
}
