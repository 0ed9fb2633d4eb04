/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.database;

import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import javax.sql.DataSource;

/** Writes a row, and sends a message that speaks of it. The subclasses differ in their delivery. */
abstract class MariaSendingBean implements MessageListener {

  private final String consumer;

  @Resource(lookup = "java:jboss/datasources/MariaXA")
  private DataSource dataSource;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  MariaSendingBean(String consumer) {
    this.consumer = consumer;
  }

  abstract ConnectionFactory sender();

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, consumer, message, false);
    try (JMSContext jms = sender().createContext()) {
      String payment = message.getStringProperty("payment");
      jms.createProducer().setProperty("payment", payment).send(out, "of " + payment);
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
