/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.bench.beans.Payment;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends payments as persistent messages. */
final class Sender implements AutoCloseable {

  private static final int BATCH = 500;

  private final ActiveMQConnectionFactory factory;
  private final JMSContext context;
  private final JMSProducer producer;

  private Sender(String url, int mode) {
    factory = new ActiveMQConnectionFactory(url);
    context = factory.createContext(mode);
    producer = context.createProducer();
  }

  /** Sends many at once. */
  static void sendAll(String url, String queue, List<Payment> payments) {
    try (Sender sender = new Sender(url, JMSContext.SESSION_TRANSACTED)) {
      for (int sent = 1; sent <= payments.size(); sent++) {
        sender.send(queue, payments.get(sent - 1));
        if (sent % BATCH == 0 || sent == payments.size()) {
          sender.context.commit();
        }
      }
    }
  }

  /** A sender that does not wait for the broker's answer to each message. */
  static Sender steady(String url) {
    return new Sender(url + "&blockOnDurableSend=false", JMSContext.AUTO_ACKNOWLEDGE);
  }

  void send(String queue, Payment payment) {
    try {
      Message message = context.createMessage();
      payment.fill(message);
      producer.send(target(queue), message);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private Queue target(String queue) {
    return context.createQueue(Queues.address(queue));
  }

  @Override
  public void close() {
    context.close();
    factory.close();
  }
}
