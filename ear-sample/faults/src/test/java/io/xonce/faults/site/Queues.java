/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.faults.bean.Names;
import io.xonce.faults.load.Target;
import io.xonce.lab.oracle.Aside;
import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Stamp;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A broker as a client outside the server sees it.
 *
 * @param prefix of the names of its queues
 */
public record Queues(String url, String prefix) {

  /** Where handlers send to. */
  public static final String OUT = "out";

  /** Where duplicates and conflicts go. */
  static final String ASIDE = "aside";

  private static final long SILENCE_MILLIS = 200;
  private static final long REPLY_MILLIS = 30_000;

  /** Where messages for a consumer are sent to. */
  public Target target(String consumer) {
    return new Target(url, prefix + consumer, consumer);
  }

  /** Makes queues that a broker only makes when it is asked for them. */
  void make(Collection<String> queues) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      queues.forEach(queue -> context.createConsumer(context.createQueue(prefix + queue)).close());
    }
  }

  /** What handlers have told; it is there no more afterwards. */
  public List<Stamp> takeOutputs() {
    return take(OUT, Queues::output);
  }

  /** What was put aside, as duplicate or conflict; it is there no more afterwards. */
  public List<Aside> takeAsides() {
    return take(ASIDE, Queues::aside);
  }

  /** What was given up; it is there no more afterwards. */
  public List<Aside> takeDeadLetters() {
    return take("DLQ", message -> new Aside(sent(message), origin(message), Cause.DEAD));
  }

  private static Stamp output(Message message) throws JMSException {
    return new Stamp(
        new Key(message.getStringProperty(Names.CONSUMER), message.getStringProperty(Names.KEY)),
        sent(message),
        message.getStringProperty(Names.ATTEMPT),
        message.getBody(String.class),
        message.getStringProperty(Names.ENTITY),
        message.getLongProperty(Names.VERSION),
        message.getLongProperty(Names.AMOUNT));
  }

  private static Aside aside(Message message) throws JMSException {
    return new Aside(
        sent(message),
        message.getStringProperty("Xonce_consumer"),
        Cause.valueOf(message.getStringProperty("Xonce_cause")));
  }

  private static String sent(Message message) throws JMSException {
    return message.getStringProperty(Names.SENT);
  }

  /** The queue that the broker has moved it from; consumers have those of their names. */
  private static String origin(Message message) throws JMSException {
    String queue = message.getStringProperty("_AMQ_ORIG_ADDRESS");
    return queue.substring(queue.lastIndexOf('.') + 1);
  }

  /** Takes a message away. */
  public void takeOne(String queue) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue(prefix + queue))) {
      if (consumer.receive(REPLY_MILLIS) == null) {
        throw new IllegalStateException("No message in " + queue);
      }
    }
  }

  /** Takes all away, what waits for its redelivery included. */
  void empty(String queue) {
    operation(ResourceNames.QUEUE + prefix + queue, "removeAllMessages");
  }

  private interface Reading<T> {
    T of(Message message) throws JMSException;
  }

  /** As many as there are now; more may come meanwhile. */
  private <T> List<T> take(String queue, Reading<T> reading) {
    long there = depth(queue);
    if (there == 0) {
      return List.of();
    }
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer consumer = context.createConsumer(context.createQueue(prefix + queue))) {
      List<T> taken = new ArrayList<>();
      while (taken.size() < there) {
        Message message = consumer.receive(SILENCE_MILLIS);
        if (message != null) {
          taken.add(reading.of(message));
        } else if (depth(queue) <= taken.size()) {
          break;
        }
      }
      context.commit();
      return taken;
    } catch (JMSException e) {
      throw new IllegalStateException("Unreadable message in " + queue, e);
    }
  }

  /** Messages of a queue: waiting, being delivered, or waiting for their redelivery. */
  public long depth(String queue) {
    return ((Number) attribute(ResourceNames.QUEUE + prefix + queue, "messageCount")).longValue();
  }

  /** Whether the broker is there. */
  public boolean answers() {
    try {
      return depth(OUT) >= 0;
    } catch (IllegalStateException | JMSRuntimeException e) {
      return false;
    }
  }

  /** Branches that are prepared and have no end. */
  public long prepared() {
    return ((Object[]) operation(ResourceNames.BROKER, "listPreparedTransactions")).length;
  }

  private Object attribute(String resource, String name) {
    return ask(question -> JMSManagementHelper.putAttribute(question, resource, name));
  }

  private Object operation(String resource, String name) {
    return ask(question -> JMSManagementHelper.putOperationInvocation(question, resource, name));
  }

  private interface Question {
    void put(Message message) throws JMSException;
  }

  private Object ask(Question question) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      Message request = context.createMessage();
      question.put(request);
      var replies = context.createTemporaryQueue();
      request.setJMSReplyTo(replies);
      context.createProducer().send(context.createQueue("activemq.management"), request);
      try (JMSConsumer consumer = context.createConsumer(replies)) {
        Message reply = consumer.receive(REPLY_MILLIS);
        if (reply == null || !JMSManagementHelper.hasOperationSucceeded(reply)) {
          throw new IllegalStateException("The broker does not answer");
        }
        return JMSManagementHelper.getResult(reply);
      }
    } catch (JMSException e) {
      throw new IllegalStateException("The broker cannot be asked", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Unreadable answer of the broker", e);
    }
  }
}
