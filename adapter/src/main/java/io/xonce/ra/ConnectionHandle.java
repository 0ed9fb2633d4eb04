/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import io.xonce.ra.SessionResource.Work;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection as an application sees it. It has one session, which is there already; closing it
 * closes what was made with it, and leaves that session to its owner.
 */
final class ConnectionHandle implements Connection {

  private final Target target;
  private final Consumer<ConnectionHandle> owner;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private boolean closed;
  private boolean inSession;

  /**
   * @param owner told when the handle is closed
   */
  ConnectionHandle(Target target, Consumer<ConnectionHandle> owner) {
    this.target = target;
    this.owner = owner;
  }

  /** Closing it closes the handle. */
  JMSContext context() {
    return Gated.context(target.context(), this, this);
  }

  /** Does work of the session, for an object of this handle. */
  <T extends @Nullable Object, E extends Throwable> T run(Work<T, E> work) throws E {
    if (closed) {
      throw LOG.handleClosed();
    }
    return target.run(work);
  }

  /** To be closed with the handle. */
  void opened(AutoCloseable part) {
    opened.add(part);
  }

  @Override
  public Session createSession() throws JMSException {
    if (inSession) {
      throw Classic.exception(LOG.secondSession());
    }
    inSession = true;
    return Classic.session(Gated.context(target.context(), this, () -> inSession = false));
  }

  @Override
  public Session createSession(boolean transacted, int mode) throws JMSException {
    return createSession();
  }

  @Override
  public Session createSession(int mode) throws JMSException {
    return createSession();
  }

  @Override
  public String getClientID() {
    return run(target.context()::getClientID);
  }

  @Override
  public ConnectionMetaData getMetaData() {
    return run(target.context()::getMetaData);
  }

  /** The session delivers what consumers ask for, without being told to. */
  @Override
  public void start() {}

  @Override
  public void close() {
    if (!closed) {
      invalidate();
      owner.accept(this);
    }
  }

  /** What was made with it goes with it; without this, a consumer would keep its messages. */
  void invalidate() {
    closed = true;
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.debug("Not closed: " + part, e);
      }
    }
    opened.clear();
  }

  @Override
  public void stop() throws JMSException {
    throw refused("stop");
  }

  @Override
  public void setClientID(String clientId) throws JMSException {
    throw refused("setClientID");
  }

  @Override
  public ExceptionListener getExceptionListener() throws JMSException {
    throw refused("getExceptionListener");
  }

  @Override
  public void setExceptionListener(ExceptionListener listener) throws JMSException {
    throw refused("setExceptionListener");
  }

  @Override
  public ConnectionConsumer createConnectionConsumer(
      Destination destination, String selector, ServerSessionPool pool, int messages)
      throws JMSException {
    throw refused("createConnectionConsumer");
  }

  @Override
  public ConnectionConsumer createSharedConnectionConsumer(
      Topic topic, String name, String selector, ServerSessionPool pool, int messages)
      throws JMSException {
    throw refused("createSharedConnectionConsumer");
  }

  @Override
  public ConnectionConsumer createDurableConnectionConsumer(
      Topic topic, String name, String selector, ServerSessionPool pool, int messages)
      throws JMSException {
    throw refused("createDurableConnectionConsumer");
  }

  @Override
  public ConnectionConsumer createSharedDurableConnectionConsumer(
      Topic topic, String name, String selector, ServerSessionPool pool, int messages)
      throws JMSException {
    throw refused("createSharedDurableConnectionConsumer");
  }

  private static JMSException refused(String method) {
    return Classic.exception(LOG.notInContainer(method));
  }
}
