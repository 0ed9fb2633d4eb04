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
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A broker, or the members of a cluster, as a client outside the server sees them.
 *
 * @param addresses of each member, as the URL of a client begins
 * @param prefix of the names of its queues
 */
public record Queues(List<String> addresses, String prefix) {

  /** Whom one asks is whom one means. */
  private static final String OPTIONS = "ha=false&useTopologyForLoadBalancing=false";

  /** Where members keep what they pass on to each other. */
  private static final String BETWEEN_MEMBERS = "$.artemis.internal.sf.";

  /** Where handlers send to. */
  public static final String OUT = "out";

  /** Where duplicates and conflicts go. */
  static final String ASIDE = "aside";

  private static final long SILENCE_MILLIS = 200;
  private static final long REPLY_MILLIS = 30_000;

  /** Where messages for a consumer are sent to: to the members in turns. */
  public Target target(String consumer) {
    String url =
        addresses.size() == 1
            ? withOptions(addresses.get(0))
            : "(" + String.join(",", addresses) + ")?" + OPTIONS;
    return new Target(url, prefix + consumer, consumer);
  }

  private static String withOptions(String address) {
    return address + (address.contains("?") ? "&" : "?") + OPTIONS;
  }

  private List<String> urls() {
    return addresses.stream().map(Queues::withOptions).toList();
  }

  /** Makes queues that a broker only makes when it is asked for them. */
  void make(Collection<String> queues) {
    urls().forEach(url -> make(url, queues));
  }

  private void make(String url, Collection<String> queues) {
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
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(urls().get(0));
        JMSContext context = factory.createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue(prefix + queue))) {
      if (consumer.receive(REPLY_MILLIS) == null) {
        throw new IllegalStateException("No message in " + queue);
      }
    }
  }

  /** Takes all away, what waits for its redelivery included. */
  void empty(String queue) {
    operation(queue, "removeAllMessages");
  }

  /** Lets nothing out. */
  public void pause(String queue) {
    operation(queue, "pause");
  }

  /** Lets it out again. */
  public void resume(String queue) {
    operation(queue, "resume");
  }

  private void operation(String queue, String name) {
    urls().forEach(url -> operation(url, ResourceNames.QUEUE + prefix + queue, name));
  }

  private interface Reading<T> {
    T of(Message message) throws JMSException;
  }

  private <T> List<T> take(String queue, Reading<T> reading) {
    return urls().stream().flatMap(url -> take(url, queue, reading).stream()).toList();
  }

  /** As many as there are now; more may come meanwhile. */
  private <T> List<T> take(String url, String queue, Reading<T> reading) {
    long there = depth(url, queue);
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
        } else if (depth(url, queue) <= taken.size()) {
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
    return urls().stream().mapToLong(url -> depth(url, queue)).sum();
  }

  private long depth(String url, String queue) {
    return count(url, prefix + queue);
  }

  private static long count(String url, String queue) {
    return ((Number) attribute(url, ResourceNames.QUEUE + queue, "messageCount")).longValue();
  }

  /** Messages that one member has taken out of its queues, and another does not have yet. */
  long betweenMembers() {
    return urls().stream()
        .flatMapToLong(url -> passages(url).mapToLong(queue -> count(url, queue)))
        .sum();
  }

  private static Stream<String> passages(String url) {
    return Stream.of((Object[]) attribute(url, ResourceNames.BROKER, "queueNames"))
        .map(String::valueOf)
        .filter(queue -> queue.startsWith(BETWEEN_MEMBERS));
  }

  /** Whether the broker, or the first member, is there. */
  public boolean answers() {
    try {
      return depth(urls().get(0), OUT) >= 0;
    } catch (IllegalStateException | JMSRuntimeException e) {
      return false;
    }
  }

  /** Branches that are prepared and have no end. */
  public long prepared() {
    return urls().stream().mapToLong(Queues::prepared).sum();
  }

  private static long prepared(String url) {
    Object listed = operation(url, ResourceNames.BROKER, "listPreparedTransactions");
    return ((Object[]) listed).length;
  }

  /** Of clients and of the server's own beans; with those that this question takes. */
  public long connections() {
    return sum("connectionCount");
  }

  /** The same way. */
  public long sessions() {
    return urls().stream().mapToLong(Queues::sessions).sum();
  }

  private static long sessions(String url) {
    Object listed = operation(url, ResourceNames.BROKER, "listAllSessionsAsJSON");
    try (JsonReader json = Json.createReader(new StringReader(listed.toString()))) {
      return json.readArray().size();
    }
  }

  /** The same way. */
  public long consumers() {
    return sum("totalConsumerCount");
  }

  private long sum(String counter) {
    return urls().stream()
        .map(url -> (Number) attribute(url, ResourceNames.BROKER, counter))
        .mapToLong(Number::longValue)
        .sum();
  }

  private static Object attribute(String url, String resource, String name) {
    return ask(url, question -> JMSManagementHelper.putAttribute(question, resource, name));
  }

  private static Object operation(String url, String resource, String name) {
    return ask(
        url, question -> JMSManagementHelper.putOperationInvocation(question, resource, name));
  }

  private interface Question {
    void put(Message message) throws JMSException;
  }

  private static Object ask(String url, Question question) {
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
