/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

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

/** Management of the server's queues, by messages. For one thread. */
public final class BrokerQueues implements AutoCloseable {

  public static final String OUT = "out";

  private static final long REPLY_MILLIS = 30_000;

  /** After so long without a message there is none. */
  private static final long QUIET_MILLIS = 1_000;

  private final ActiveMQConnectionFactory factory;
  private final JMSContext context;
  private final TemporaryQueue replies;
  private final JMSProducer requests;
  private final JMSConsumer answers;
  private final Queue management;

  public BrokerQueues(String url) {
    factory = new ActiveMQConnectionFactory(url);
    context = factory.createContext();
    replies = context.createTemporaryQueue();
    requests = context.createProducer();
    answers = context.createConsumer(replies);
    management = context.createQueue("activemq.management");
  }

  public static String address(String queue) {
    return "jms.queue." + queue;
  }

  /** Messages wait from now on. */
  public void pause(String queue) {
    call(queue, message -> JMSManagementHelper.putOperationInvocation(message, of(queue), "pause"));
  }

  public void resume(String queue) {
    call(
        queue, message -> JMSManagementHelper.putOperationInvocation(message, of(queue), "resume"));
  }

  /** Messages waiting or being delivered. */
  public long depth(String queue) {
    Object count =
        call(
            queue, message -> JMSManagementHelper.putAttribute(message, of(queue), "messageCount"));
    if (count instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalStateException("The broker does not tell the depth of " + queue);
  }

  /** Takes all messages out of a queue and answers their texts; what is missing, the books tell. */
  public List<String> drain(String queue) {
    List<String> texts = new ArrayList<>();
    try (JMSContext session = factory.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer consumer = session.createConsumer(session.createQueue(address(queue)))) {
      Message message = consumer.receive(QUIET_MILLIS);
      while (message != null) {
        texts.add(message.getBody(String.class));
        message = consumer.receive(QUIET_MILLIS);
      }
      session.commit();
      return texts;
    } catch (JMSException e) {
      throw new IllegalStateException("Unreadable message in " + queue, e);
    }
  }

  private static String of(String queue) {
    return ResourceNames.QUEUE + address(queue);
  }

  private interface Request {
    void fill(Message message) throws JMSException;
  }

  private @Nullable Object call(String queue, Request request) {
    try {
      Message message = context.createMessage();
      message.setJMSReplyTo(replies);
      request.fill(message);
      requests.send(management, message);
      Message answer = answers.receive(REPLY_MILLIS);
      if (answer == null || !JMSManagementHelper.hasOperationSucceeded(answer)) {
        throw new IllegalStateException("The broker refuses, or does not answer, about " + queue);
      }
      return result(answer);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object result(Message answer) throws JMSException {
    try {
      return JMSManagementHelper.getResult(answer);
    } catch (JMSException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Unreadable answer of the broker", e);
    }
  }

  @Override
  public void close() {
    context.close();
    factory.close();
  }
}
