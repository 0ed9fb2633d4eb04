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
import org.jspecify.annotations.Nullable;

/**
 * Fails the first deliveries of a message that asks for it, after the bean has done all its work.
 * On the server it stands around each {@link Idempotent} bean, inside of what Xonce itself does;
 * messages that do not ask are left alone.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER)
public class InducedFailures {

  /** Property of a message that shall fail. */
  static final String PROPERTY = "xonceTestkitFails";

  /** So many of its deliveries fail. */
  static final int DELIVERIES = 2;

  private static final String DELIVERY = "JMSXDeliveryCount";

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
    if (parameters.length == 1 && parameters[0] instanceof Message message && isToFail(message)) {
      throw new EJBException("Failed by the test kit, after the bean");
    }
    return result;
  }

  private static boolean isToFail(Message message) throws JMSException {
    return message.getBooleanProperty(PROPERTY) && message.getIntProperty(DELIVERY) <= DELIVERIES;
  }
}
