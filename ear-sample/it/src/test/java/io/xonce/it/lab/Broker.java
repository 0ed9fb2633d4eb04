/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A broker as a client outside the server sees it.
 *
 * @param prefix of the names of its queues
 */
public record Broker(String url, String prefix) {

  /** That of the server. */
  public Broker(String url) {
    this(url, "jms.queue.");
  }

  /** Fills in a message and says nothing of how it is sent. */
  public interface Filling {
    void fill(Message message) throws JMSException;
  }

  /** For a text message with this body. */
  public static Function<JMSContext, Message> text(String body) {
    return context -> context.createTextMessage(body);
  }

  /** For a bytes message with this body. */
  public static Function<JMSContext, Message> bytes(byte[] body) {
    return context -> {
      try {
        BytesMessage message = context.createBytesMessage();
        message.writeBytes(body);
        return message;
      } catch (JMSException e) {
        throw new JMSRuntimeException(e.getMessage());
      }
    };
  }

  public String send(String queue, Filling filling) {
    return send(queue, JMSContext::createTextMessage, filling);
  }

  /** Sends one message and returns its JMS message id. */
  public String send(String queue, Function<JMSContext, Message> type, Filling filling) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      Message message = type.apply(context);
      filling.fill(message);
      context.createProducer().send(queue(context, queue), message);
      return message.getJMSMessageID();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fills in one of many messages. */
  public interface NumberedFilling {
    void fill(Message message, int number) throws JMSException;
  }

  /** Sends many messages in transactions of a hundred. */
  public void sendMany(String queue, int count, NumberedFilling filling) {
    sendMany(context -> queue(context, queue), count, filling);
  }

  /** Sends many messages to a topic. */
  public void publish(String topic, int count, NumberedFilling filling) {
    sendMany(context -> context.createTopic("jms.topic." + topic), count, filling);
  }

  private void sendMany(
      Function<JMSContext, Destination> destination, int count, NumberedFilling filling) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      for (int i = 0; i < count; i++) {
        Message message = context.createTextMessage();
        filling.fill(message, i);
        context.createProducer().send(destination.apply(context), message);
        if (i % 100 == 99) {
          context.commit();
        }
      }
      context.commit();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The messages in a queue that a selector matches, none of them taken. */
  public int count(String queue, @Nullable String selector) {
    return browse(queue, selector).size();
  }

  /** Whether a message, by its id, is in the dead-letter queue; 1 if all is well. */
  public int deadLetters(String messageId) {
    return count("DLQ", "JMSMessageID = '" + messageId + "'");
  }

  /** The only message in a queue that a selector matches; it stays there. */
  public Message only(String queue, String selector) {
    List<Message> found = browse(queue, selector);
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " messages in " + queue + ": " + selector);
    }
    return found.get(0);
  }

  /**
   * What a reading finds in the only message in a queue that a selector matches; it stays there.
   */
  public <T> T read(String queue, String selector, Reading<T> reading) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext();
        QueueBrowser browser = context.createBrowser(queue(context, queue), selector)) {
      return reading.of((Message) browser.getEnumeration().nextElement());
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Finds something in a message that has just been received. */
  public interface Reading<T> {
    T of(Message message) throws JMSException;
  }

  /** Takes so many messages out of a queue, as soon as they are there. */
  public <T> List<T> take(String queue, String selector, int count, Reading<T> reading) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext()) {
      JMSConsumer consumer = context.createConsumer(queue(context, queue), selector);
      List<T> taken = new ArrayList<>();
      while (taken.size() < count) {
        Message message = consumer.receive(90_000);
        if (message == null) {
          throw new IllegalStateException(
              taken.size() + " of " + count + " came to " + queue + ": " + selector);
        }
        taken.add(reading.of(message));
      }
      return taken;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private Queue queue(JMSContext context, String name) {
    return context.createQueue(prefix + name);
  }

  /** How many text messages in a queue have a body with this in it. */
  public int containing(String queue, String part) {
    return (int)
        browse(queue, null).stream()
            .filter(message -> message instanceof TextMessage text && contains(text, part))
            .count();
  }

  private List<Message> browse(String queue, @Nullable String selector) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        JMSContext context = factory.createContext();
        QueueBrowser browser = context.createBrowser(queue(context, queue), selector)) {
      List<Message> messages = new ArrayList<>();
      for (Object message : Collections.list((Enumeration<?>) browser.getEnumeration())) {
        messages.add((Message) message);
      }
      return messages;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One without a body has null. */
  private static boolean contains(TextMessage message, String part) {
    try {
      String text = message.getText();
      return text != null && text.contains(part);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
