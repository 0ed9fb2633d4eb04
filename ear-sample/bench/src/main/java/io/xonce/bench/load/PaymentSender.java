/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.host.BrokerQueues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends payments to a queue as persistent messages. */
public final class PaymentSender implements AutoCloseable {

  private static final int BATCH = 500;

  private final ActiveMQConnectionFactory factory;
  private final JMSContext context;
  private final JMSProducer producer;
  private final Queue queue;

  private PaymentSender(String url, String queue, int mode) {
    factory = new ActiveMQConnectionFactory(url);
    context = factory.createContext(mode);
    producer = context.createProducer();
    // Once: the client asks the broker about it.
    this.queue = context.createQueue(BrokerQueues.address(queue));
  }

  /** Sends a message for each. */
  public static void sendEach(String url, String queue, List<BenchPayment> payments) {
    try (PaymentSender sender = new PaymentSender(url, queue, JMSContext.SESSION_TRANSACTED)) {
      for (int sent = 1; sent <= payments.size(); sent++) {
        sender.send(payments.get(sent - 1));
        if (sent % BATCH == 0 || sent == payments.size()) {
          sender.context.commit();
        }
      }
    }
  }

  /** Sends one message that holds all. */
  static void sendAsOne(String url, String queue, List<BenchPayment> payments) {
    try (PaymentSender sender = new PaymentSender(url, queue, JMSContext.AUTO_ACKNOWLEDGE)) {
      sender.producer.send(sender.queue, BenchPayment.text(payments));
    }
  }

  /** A sender that does not wait for the broker's answer to each message. */
  public static PaymentSender steady(String url, String queue) {
    return new PaymentSender(url + "&blockOnDurableSend=false", queue, JMSContext.AUTO_ACKNOWLEDGE);
  }

  public void send(BenchPayment payment) {
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
