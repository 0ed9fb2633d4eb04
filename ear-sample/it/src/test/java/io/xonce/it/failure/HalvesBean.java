/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import javax.sql.DataSource;

/** Fails after the first half of its work, in the first delivery of a message that says so. */
abstract class HalvesBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  private final String consumer;

  HalvesBean(String consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onMessage(Message message) {
    try {
      Effects.write(dataSource, consumer, message, false);
      if (message.propertyExists("fails") && message.getIntProperty("JMSXDeliveryCount") == 1) {
        throw new IllegalStateException("half of it");
      }
      Effects.write(dataSource, consumer + "-rest", message, false);
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
