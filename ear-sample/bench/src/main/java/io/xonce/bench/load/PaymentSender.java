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

/** Sends payments to a queue as persistent messages. */
final class Sender implements AutoCloseable {

  private static final int BATCH = 500;

  private final ActiveMQConnectionFactory factory;
  private final JMSContext context;
  private final JMSProducer producer;
  private final Queue queue;

  private Sender(String url, String queue, int mode) {
    factory = new ActiveMQConnectionFactory(url);
    context = factory.createContext(mode);
    producer = context.createProducer();
    // Once: the client asks the broker about it.
    this.queue = context.createQueue(Queues.address(queue));
  }

  /** Sends a message for each. */
  static void sendEach(String url, String queue, List<Payment> payments) {
    try (Sender sender = new Sender(url, queue, JMSContext.SESSION_TRANSACTED)) {
      for (int sent = 1; sent <= payments.size(); sent++) {
        sender.send(payments.get(sent - 1));
        if (sent % BATCH == 0 || sent == payments.size()) {
          sender.context.commit();
        }
      }
    }
  }

  /** Sends one message that holds all. */
  static void sendAsOne(String url, String queue, List<Payment> payments) {
    try (Sender sender = new Sender(url, queue, JMSContext.AUTO_ACKNOWLEDGE)) {
      sender.producer.send(sender.queue, Payment.text(payments));
    }
  }

  /** A sender that does not wait for the broker's answer to each message. */
  static Sender steady(String url, String queue) {
    return new Sender(url + "&blockOnDurableSend=false", queue, JMSContext.AUTO_ACKNOWLEDGE);
  }

  void send(Payment payment) {
    try {
      Message message = context.createMessage();
      payment.fill(message);
      producer.send(queue, message);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
    factory.close();
  }
}
