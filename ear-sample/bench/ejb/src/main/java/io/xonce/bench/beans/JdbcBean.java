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
abstract class JdbcBean implements MessageListener {

  static final String STORE = "java:jboss/datasources/BenchXA";

  @Resource(lookup = STORE)
  private DataSource dataSource;

  @Override
  public void onMessage(Message message) {
    book(dataSource, message);
  }

  static void book(DataSource dataSource, Message message) {
    try (Connection connection = dataSource.getConnection()) {
      Work.book(connection, Payment.of(message));
    } catch (SQLException | JMSException e) {
      throw new EJBException(e);
    }
  }
}
