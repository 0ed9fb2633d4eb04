/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a dead letter in the queue of its consumer, so that the bean is called by its own
 * container on its own thread. It has no body: whoever takes it and knows nothing of rehearsals
 * finds nothing to process. What is rehearsed stays where it lies.
 */
public final class RehearsalToken {

  /** Its mark, which only the memory of this server knows. */
  static final String MARK = "Xonce_rehearsal";

  /** Of the provider, or of Xonce. A group would keep it to one consumer. */
  private static final List<String> NOT_COPIED = List.of("JMSX", "JMS_", "_", "Xonce_", "NATIVE_");

  private RehearsalToken() {}

  /** The mark of a token; null: it is a message. */
  public static @Nullable String markOf(Message message) {
    if (hasBody(message)) {
      return null;
    }
    try {
      return message.getStringProperty(MARK);
    } catch (JMSException e) {
      return null;
    }
  }

  /** By its type, which it keeps also where it is empty. */
  private static boolean hasBody(Message message) {
    return message instanceof TextMessage
        || message instanceof BytesMessage
        || message instanceof MapMessage
        || message instanceof ObjectMessage
        || message instanceof StreamMessage;
  }

  /**
   * Sends one, before what waits in the queue. It has the properties of the letter, since the bean
   * may select by them; and it dies with its broker.
   *
   * @param context in which it leaves at once
   */
  public static void send(JMSContext context, Destination to, Message letter, String mark)
      throws JMSException {
    Message token = context.createMessage();
    for (Object name : Collections.list((Enumeration<?>) letter.getPropertyNames())) {
      copy(letter, String.valueOf(name), token);
    }
    token.setJMSType(letter.getJMSType());
    token.setJMSCorrelationID(letter.getJMSCorrelationID());
    token.setStringProperty(MARK, mark);
    context
        .createProducer()
        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
        .setPriority(9)
        .send(to, token);
  }

  /** A name that the provider does not let be set is none that a selector could have. */
  private static void copy(Message letter, String name, Message token) {
    if (NOT_COPIED.stream().anyMatch(name::startsWith)) {
      return;
    }
    try {
      token.setObjectProperty(name, letter.getObjectProperty(name));
    } catch (JMSException | JMSRuntimeException | IllegalArgumentException e) {
      // Left out.
    }
  }

  /**
   * Takes it back, if nobody has it yet.
   *
   * @return whether it was still there
   */
  public static boolean takeBack(JMSContext context, Destination from, String mark) {
    return context.createConsumer(from, MARK + " = '" + mark + "'").receiveNoWait() != null;
  }
}
