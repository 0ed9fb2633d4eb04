/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/** Any client of Jakarta Messaging; not by the simplified API, which not all of them have. */
record JmsProducer(ConnectionFactory factory) implements Producer {

  @Override
  public void send(Outgoing outgoing) throws JMSException {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession()) {
      Message message = session.createTextMessage(outgoing.body());
      if (outgoing.replyTo() != null) {
        message.setJMSReplyTo(session.createQueue(outgoing.replyTo().queue()));
        message.setJMSCorrelationID(outgoing.replyTo().correlation());
      }
      session.createProducer(session.createQueue(outgoing.queue())).send(message);
    }
  }
}
