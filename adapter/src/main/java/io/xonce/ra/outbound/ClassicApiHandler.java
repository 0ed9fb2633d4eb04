/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static io.xonce.ra.outbound.OutboundMessages.LOG;

import io.xonce.internal.Proxies;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.TopicSubscriber;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The classic API on top of the simplified one, where nearly all methods have the same names and
 * parameters.
 *
 * @param type of the simplified API
 * @param destination of a producer that has one
 */
record ClassicApiHandler(Class<?> type, Object simplified, @Nullable Destination destination)
    implements InvocationHandler {

  /** Answers as a connection or a session. */
  static ClassicApiHandler of(JMSContext context) {
    return new ClassicApiHandler(JMSContext.class, context, null);
  }

  static JMSException exception(JMSRuntimeException thrown) {
    String text = thrown.getMessage();
    String code = thrown.getErrorCode();
    JMSException exception =
        thrown instanceof IllegalStateRuntimeException
            ? new IllegalStateException(text, code)
            : thrown instanceof InvalidDestinationRuntimeException
                ? new InvalidDestinationException(text, code)
                : new JMSException(text, code);
    exception.initCause(thrown);
    return exception;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object result = call(method, arguments == null ? new Object[0] : arguments);
      if (result instanceof JMSConsumer) {
        return Proxies.of(
            TopicSubscriber.class, new ClassicApiHandler(JMSConsumer.class, result, null));
      }
      return result == simplified ? null : result;
    } catch (JMSRuntimeException e) {
      // Session.run declares no exception.
      throw method.getExceptionTypes().length == 0 ? e : exception(e);
    }
  }

  private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "createProducer" -> producer((Destination) arguments[0]);
      case "getDestination" -> destination;
      case "close" -> type == JMSProducer.class ? null : call("close", method, arguments);
      case "send" -> send(arguments);
      case "createDurableSubscriber" -> call("createDurableConsumer", method, arguments);
      case "getAcknowledgeMode" -> call("getSessionMode", method, arguments);
      default -> call(method.getName(), method, arguments);
    };
  }

  private @Nullable Object call(String name, Method like, Object[] arguments) throws Throwable {
    try {
      return Proxies.call(simplified, type.getMethod(name, like.getParameterTypes()), arguments);
    } catch (NoSuchMethodException e) {
      throw LOG.notInContainer(name);
    }
  }

  private Object producer(@Nullable Destination to) {
    JMSProducer producer = ((JMSContext) simplified).createProducer();
    return Proxies.of(
        MessageProducer.class, new ClassicApiHandler(JMSProducer.class, producer, to));
  }

  /** With or without a destination in front, and with or without options behind the message. */
  private @Nullable Object send(Object[] arguments) {
    int message = arguments[0] instanceof Message ? 0 : 1;
    Destination to = message == 0 ? destination : (Destination) arguments[0];
    JMSProducer producer = (JMSProducer) simplified;
    switch (arguments.length - message) {
      case 1 -> producer.send(to, (Message) arguments[message]);
      case 4 ->
          withOptions(
              producer,
              (Integer) arguments[message + 1],
              (Integer) arguments[message + 2],
              (Long) arguments[message + 3],
              () -> producer.send(to, (Message) arguments[message]));
      // With a listener that is told of the completion (Jakarta Messaging 3.1, 12.3).
      default -> throw LOG.notInContainer("send with a CompletionListener");
    }
    return null;
  }

  /** They are those of one message, and not of the next, whether that one is sent or not. */
  private static void withOptions(
      JMSProducer producer, int mode, int priority, long timeToLive, Runnable send) {
    int modeBefore = producer.getDeliveryMode();
    int priorityBefore = producer.getPriority();
    long timeToLiveBefore = producer.getTimeToLive();
    try {
      set(producer, mode, priority, timeToLive);
      send.run();
    } finally {
      set(producer, modeBefore, priorityBefore, timeToLiveBefore);
    }
  }

  private static void set(JMSProducer producer, int mode, int priority, long timeToLive) {
    producer.setDeliveryMode(mode).setPriority(priority).setTimeToLive(timeToLive);
  }
}
