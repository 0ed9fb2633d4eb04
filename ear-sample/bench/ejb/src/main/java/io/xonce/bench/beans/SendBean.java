/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;

/** The work in plain JDBC, and one message sent by the server's own XA connection factory. */
public abstract class SendBean extends JdbcBean {

  @Inject
  @JMSConnectionFactory("java:/JmsXA")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/out")
  private Queue out;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    tell(jms, out, message);
  }

  static void tell(JMSContext jms, Queue out, Message message) {
    try {
      jms.createProducer().send(out, message.getStringProperty(BenchPayment.KEY));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
