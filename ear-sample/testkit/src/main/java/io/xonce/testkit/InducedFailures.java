/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import io.xonce.Idempotent;
import jakarta.annotation.Priority;
import jakarta.ejb.EJBException;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fails the first deliveries of a message that asks for it, or holds one until the server is
 * killed, after the bean has done all its work. On the server it stands around each {@link
 * Idempotent} bean, inside of what Xonce itself does; messages that do not ask are left alone.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
public class InducedFailures {

  /** So many deliveries of a message fail. */
  static final int DELIVERIES = 2;

  private static final String FAILS = "xonceTestkitFails";
  private static final String HELD = "xonceTestkitHeld";
  private static final String DELIVERY = "JMSXDeliveryCount";

  /** For a server that nobody kills. */
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

  /** Called by the container. */
  public InducedFailures() {}

  /**
   * Called by the container.
   *
   * @param invocation the call
   * @return what the bean returned
   * @throws Exception whatever the bean throws
   */
  @AroundInvoke
  public @Nullable Object fail(InvocationContext invocation) throws Exception {
    Object result = invocation.proceed();
    Object[] parameters = invocation.getParameters();
    if (parameters.length == 1 && parameters[0] instanceof Message message) {
      disturb(message);
    }
    return result;
  }

  private static void disturb(Message message) throws JMSException, InterruptedException {
    if (message.getBooleanProperty(FAILS) && message.getIntProperty(DELIVERY) <= DELIVERIES) {
      throw new EJBException("Failed by the test kit, after the bean");
    }
    if (message.getBooleanProperty(HELD) && !isOfAnEarlierServer(message)) {
      Thread.sleep(LONGEST_HOLD.toMillis());
    }
  }

  /** A broker that dies forgets how often it has delivered: the count does not tell. */
  private static boolean isOfAnEarlierServer(Message message) throws JMSException {
    return message.getJMSTimestamp() < ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  /** The same message, which shall fail. */
  static Producer.Maker failing(Producer.Maker maker) {
    return marked(maker, FAILS);
  }

  /** The same message, of which a delivery shall last until the server dies. */
  static Producer.Maker held(Producer.Maker maker) {
    return marked(maker, HELD);
  }

  private static Producer.Maker marked(Producer.Maker maker, String property) {
    return context -> {
      Message message = maker.make(context);
      message.setBooleanProperty(property, true);
      return message;
    };
  }
}
