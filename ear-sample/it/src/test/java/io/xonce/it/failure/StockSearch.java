/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.it.batch.persistence.Stock;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** Looks for an entity by JPA, and takes it for a final answer that there is none. */
public abstract class StockSearch implements MessageListener {

  /** Where there is no stock, there will be none. */
  static final class NoSuchStock extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchStock(String name) {
      super("no stock " + name);
    }
  }

  private final String consumer;

  @PersistenceContext private EntityManager entities;

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  StockSearch(String consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, consumer, message, false);
    try {
      String name = message.getStringProperty("stock");
      if (entities.find(Stock.class, name) == null) {
        throw new NoSuchStock(name);
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
