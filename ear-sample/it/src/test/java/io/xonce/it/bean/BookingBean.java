/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.bean;

import io.xonce.Delivery;
import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;

/**
 * Writes an effect, sends if told so, and fails in the way and as often as the properties of the
 * message say.
 */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/booking"))
@Idempotent(
    consumer = "booking",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class BookingBean implements MessageListener {

  private static final System.Logger LOG = System.getLogger("it.tiers");

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  @Resource private MessageDrivenContext context;

  @Inject private Delivery delivery;

  @Inject private Tiered tiered;

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Override
  public void onMessage(Message message) {
    try {
      Effects.write(dataSource, delivery.consumer(), message, delivery.isDuplicate());
      if (message.propertyExists("send")) {
        jms.createProducer().send(out, delivery.key());
      }
      if (message.propertyExists("tiers")) {
        tiered.audit(delivery.key(), message);
        tiered.receipt(delivery.key());
        String key = delivery.key();
        delivery.afterCommit(() -> LOG.log(Level.INFO, "afterthought of {0}", key));
      }
      if (message.propertyExists("gate")) {
        Effects.passGate(dataSource, message.getLongProperty("gate"));
      }
      if (message.propertyExists("fail")
          && message.getIntProperty("JMSXDeliveryCount") <= message.getIntProperty("times")) {
        fail(message.getStringProperty("fail"));
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  private void fail(String how) {
    switch (how) {
      case "exception" -> throw new IllegalStateException("told to fail");
      case "application-exception" -> throw new Harmless();
      case "rollback-only" -> context.setRollbackOnly();
      default -> throw new IllegalArgumentException(how);
    }
  }
}
