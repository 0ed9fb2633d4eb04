/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.persistence;

import io.xonce.Idempotent;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** Looks at an entity, or takes five from it, in the way that the message says. */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = "java:/jms/queue/batch-stock"),
      @ActivationConfigProperty(propertyName = "sessions", propertyValue = "1")
    })
@Idempotent(
    consumer = "batch-stock",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BatchStockBean implements MessageListener {

  private static final int MORE = 5;

  @PersistenceContext private EntityManager entities;

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, "batch-stock", message, false);
    try {
      if (message.propertyExists("gate")) {
        Effects.passGate(dataSource, message.getLongProperty("gate"));
      }
      work(message.getStringProperty("how"), message.getStringProperty("stock"));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  private void work(String how, String stock) {
    switch (how) {
      case "look" -> entities.find(Stock.class, stock);
      case "look-versioned" -> entities.find(VersionedStock.class, stock);
      case "take" -> locked(stock).take(MORE);
      case "take-versioned" -> entities.find(VersionedStock.class, stock).take(MORE);
      case "take-refreshed" -> refreshed(stock).take(MORE);
      case "take-cleared" -> {
        entities.flush();
        entities.clear();
        locked(stock).take(MORE);
      }
      default -> throw new IllegalArgumentException(how);
    }
  }

  private Stock locked(String stock) {
    return entities.find(Stock.class, stock, LockModeType.PESSIMISTIC_WRITE);
  }

  private Stock refreshed(String stock) {
    Stock found = entities.find(Stock.class, stock);
    entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    return found;
  }
}
