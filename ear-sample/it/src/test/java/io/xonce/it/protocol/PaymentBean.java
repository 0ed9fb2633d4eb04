/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Delivery;
import io.xonce.it.bean.Effects;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;

/** Writes one effect for each run, and fails at the first delivery of a message that says so. */
public abstract class PaymentBean implements MessageListener {

  @Resource(lookup = "java:jboss/datasources/PaymentsXA")
  private DataSource dataSource;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    Effects.write(dataSource, delivery.consumer(), delivery.key());
    if (text(message).contains("\"fails\"") && delivery.attempt() == 1) {
      throw new IllegalStateException("told to fail");
    }
  }

  static String text(Message message) {
    try {
      if (message instanceof TextMessage text) {
        return String.valueOf(text.getText());
      }
      return message instanceof BytesMessage
          ? new String(message.getBody(byte[].class), StandardCharsets.UTF_8)
          : "";
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
