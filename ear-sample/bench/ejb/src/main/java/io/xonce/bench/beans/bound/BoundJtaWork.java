/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.bound;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.Work;
import io.xonce.store.DedupStore;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction of the server around a batch. */
@Stateless
public class BoundJtaWork {

  @Resource(lookup = JdbcBean.STORE)
  private DataSource dataSource;

  /** Claims a batch and books what is new, each payment as {@link JdbcBean} does. */
  public void book(DedupStore store, BoundBatch batch) throws SQLException {
    for (BenchPayment payment : claim(store, batch)) {
      try (Connection connection = dataSource.getConnection()) {
        Work.book(connection, payment);
      }
    }
  }

  private Iterable<BenchPayment> claim(DedupStore store, BoundBatch batch) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return batch.claim(store, connection);
    }
  }
}
