/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.ArrayList;
import java.util.List;

/**
 * The queue that the bean receives from.
 *
 * @param name by which a client creates it
 */
record TestedQueue(ConnectionFactory broker, String name) {

  /** Sends all or none of them. Returns their message ids, in the same order. */
  List<String> send(List<? extends Producer.Maker> messages) {
    List<String> ids = new ArrayList<>();
    try (JMSContext context = broker.createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSProducer producer = context.createProducer();
      Queue destination = context.createQueue(name);
      for (Producer.Maker maker : messages) {
        Message message = maker.make(context);
        producer.send(destination, message);
        ids.add(message.getJMSMessageID());
      }
      context.commit();
    } catch (JMSException e) {
      throw new IllegalStateException("Cannot send to " + name, e);
    }
    return ids;
  }
}
