/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The work in plain JDBC; the subclasses differ in what they are annotated with. */
public abstract class JdbcBean implements MessageListener {

  public static final String STORE = "java:jboss/datasources/BenchXA";

  /** Of what knows nothing of Xonce: the driver's own XA datasource. */
  public static final String PLAIN = "java:jboss/datasources/BenchPlain";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  /** Of the row. */
  protected DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void onMessage(Message message) {
    try (Connection connection = dataSource().getConnection()) {
      Work.book(connection, BenchPayment.of(message));
    } catch (SQLException | JMSException e) {
      throw new EJBException(e);
    }
  }
}
