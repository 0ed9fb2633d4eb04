/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Map;

/** Any client of Jakarta Messaging; not by the simplified API, which not all of them have. */
record JmsProducer(ConnectionFactory factory) implements Producer {

  /** Makes a message of any type. */
  interface Making {
    Message in(Session session) throws JMSException;
  }

  @Override
  public void send(Outgoing outgoing) throws JMSException {
    send(
        outgoing.queue(),
        session -> {
          Message message = session.createTextMessage(outgoing.body());
          for (Map.Entry<String, String> property : outgoing.properties().entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
          }
          if (outgoing.replyTo() != null) {
            message.setJMSReplyTo(session.createQueue(outgoing.replyTo().queue()));
            message.setJMSCorrelationID(outgoing.replyTo().correlation());
          }
          return message;
        });
  }

  void send(String queue, Making making) throws JMSException {
    try (Connection connection = factory.createConnection();
        Session session = connection.createSession()) {
      session.createProducer(session.createQueue(queue)).send(making.in(session));
    }
  }
}
