/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** The server's queues, seen by a client in another process. */
final class Broker {

  static final String PAYMENTS = "payments";
  static final String BOOKED = "booked";
  static final String DEAD_LETTERS = "DLQ";

  private static final String MANAGEMENT = "activemq.management";

  /** Committing seldom keeps the sender far ahead of the bean. */
  private static final int BATCH = 100;

  private static final long REPLY_MILLIS = 10_000;
  private static final long SILENCE_MILLIS = 2_000;

  private final String url;

  Broker(int httpPort) {
    // No failover and no topology: they could lead to another server than this one.
    this.url =
        "tcp://127.0.0.1:"
            + httpPort
            + "?httpUpgradeEnabled=true&httpUpgradeEndpoint=http-acceptor"
            + "&activemqServerName=default&ha=false&useTopologyForLoadBalancing=false";
  }

  /** Sends the payments in this order, each as a new message. */
  void send(List<Payment> payments) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSProducer producer = context.createProducer();
      Queue queue = context.createQueue(address(PAYMENTS));
      for (int sent = 1; sent <= payments.size(); sent++) {
        producer.send(queue, payments.get(sent - 1).toJson());
        if (sent % BATCH == 0 || sent == payments.size()) {
          context.commit();
        }
      }
    }
  }

  /** Takes all messages out of the booked queue. */
  List<Payment> receiveBooked() {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer consumer = context.createConsumer(context.createQueue(address(BOOKED)))) {
      List<Payment> received = new ArrayList<>();
      Message message = consumer.receive(SILENCE_MILLIS);
      while (message != null) {
        received.add(Payment.parse(message.getBody(String.class)));
        message = consumer.receive(SILENCE_MILLIS);
      }
      context.commit();
      return received;
    } catch (JMSException e) {
      throw new IllegalStateException("Unreadable message in " + BOOKED, e);
    }
  }

  /** Messages of a queue: waiting, being delivered, or waiting for their redelivery. */
  long depth(String queue) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      TemporaryQueue replies = context.createTemporaryQueue();
      Message request = context.createMessage();
      request.setJMSReplyTo(replies);
      JMSManagementHelper.putAttribute(
          request, ResourceNames.QUEUE + address(queue), "messageCount");
      context.createProducer().send(context.createQueue(MANAGEMENT), request);
      return number(context.createConsumer(replies).receive(REPLY_MILLIS));
    } catch (JMSException e) {
      throw new IllegalStateException("Cannot ask for the depth of " + queue, e);
    }
  }

  private static long number(@Nullable Message reply) throws JMSException {
    try {
      if (reply != null && JMSManagementHelper.getResult(reply) instanceof Number number) {
        return number.longValue();
      }
    } catch (JMSException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Unreadable answer of the broker", e);
    }
    throw new IllegalStateException("The broker does not tell the depth of its queues");
  }

  private static String address(String queue) {
    return "jms.queue." + queue;
  }
}
