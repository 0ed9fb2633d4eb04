/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static io.xonce.ra.outbound.OutboundMessages.LOG;

import io.xonce.internal.Proxies;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.QueueBrowser;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of the simplified API as an application sees it: each call goes through the handle it
 * belongs to, and what is the container's business is refused (Jakarta Messaging 3.1, 12.3).
 */
final class SimplifiedApiHandler implements InvocationHandler {

  private static final Set<String> REFUSED =
      Set.of(
          "acknowledge",
          "commit",
          "createContext",
          "getExceptionListener",
          "getMessageListener",
          "recover",
          "rollback",
          "setAsync",
          "setClientID",
          "setExceptionListener",
          "setMessageListener",
          "stop");

  private final ConnectionHandle handle;
  private final Object target;
  private final AutoCloseable close;
  private boolean closed;

  private SimplifiedApiHandler(ConnectionHandle handle, Object target, AutoCloseable close) {
    this.handle = handle;
    this.target = target;
    this.close = close;
  }

  /**
   * A view of a context that belongs to somebody else.
   *
   * @param close what closing it does
   */
  static JMSContext context(JMSContext context, ConnectionHandle handle, AutoCloseable close) {
    return (JMSContext)
        Proxies.of(JMSContext.class, new SimplifiedApiHandler(handle, context, close));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String name = method.getName();
    if (name.equals("close")) {
      closed = true;
      close.close();
      return null;
    }
    if (closed) {
      throw LOG.handleClosed();
    }
    if (REFUSED.contains(name)) {
      throw LOG.notInContainer(name);
    }
    Object result = call(method, arguments == null ? new Object[0] : arguments);
    if (arguments != null && target instanceof JMSProducer && name.equals("send")) {
      handle.sent((Destination) arguments[0]);
    }
    return result == target ? proxy : part(result);
  }

  private @Nullable Object call(Method method, Object[] arguments) throws Throwable {
    return target instanceof JMSConsumer consumer && PatientReceive.isMeantBy(method)
        ? PatientReceive.call(handle, consumer, arguments)
        : handle.<@Nullable Object, Throwable>run(() -> Proxies.call(target, method, arguments));
  }

  /** Producers, consumers and browsers work on the session, so they are gated as well. */
  private @Nullable Object part(@Nullable Object result) {
    if (result instanceof JMSProducer) {
      return Proxies.of(JMSProducer.class, new SimplifiedApiHandler(handle, result, () -> {}));
    }
    if (result instanceof JMSConsumer consumer) {
      handle.opened(consumer);
      return Proxies.of(JMSConsumer.class, part(consumer));
    }
    if (result instanceof QueueBrowser browser) {
      handle.opened(browser);
      return Proxies.of(QueueBrowser.class, part(browser));
    }
    return result;
  }

  private SimplifiedApiHandler part(AutoCloseable part) {
    return new SimplifiedApiHandler(handle, part, () -> handle.close(part));
  }
}
