/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static io.xonce.ra.outbound.OutboundMessages.LOG;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.SessionResource.Work;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the server counts it, in the shape that an application asks for. It has one
 * session, which is there already; closing it closes what was made with it, and leaves that session
 * to its owner.
 */
final class ConnectionHandle implements AutoCloseable {

  private final BoundSession session;
  private final Consumer<ConnectionHandle> owner;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private boolean closed;
  private boolean inSession;

  /**
   * @param owner told when the handle is closed
   */
  ConnectionHandle(BoundSession session, Consumer<ConnectionHandle> owner) {
    this.session = session;
    this.owner = owner;
  }

  JMSContext context() {
    return SimplifiedApiHandler.context(session.context(), this, this);
  }

  Connection connection() {
    ClassicApiHandler connection = ClassicApiHandler.of(context());
    return (Connection)
        Proxies.of(
            Connection.class,
            (proxy, method, arguments) ->
                method.getName().equals("createSession")
                    ? session()
                    : connection.invoke(proxy, method, arguments));
  }

  private Session session() throws JMSException {
    if (inSession) {
      throw ClassicApiHandler.exception(LOG.secondSession());
    }
    inSession = true;
    JMSContext context = SimplifiedApiHandler.context(session.context(), this, this::leaveSession);
    return (Session) Proxies.of(Session.class, ClassicApiHandler.of(context));
  }

  /** What was made with it goes with it, and leaves no trace here. */
  private void leaveSession() {
    inSession = false;
    closeParts();
  }

  /** Does work of the session, for an object of this handle. */
  <T extends @Nullable Object, E extends Throwable> T run(Work<T, E> work) throws E {
    if (closed) {
      throw LOG.handleClosed();
    }
    return session.run(work);
  }

  /** A message was sent in the session. */
  void sent(Destination to) {
    session.sent(to);
  }

  /** To be closed with the handle, unless it is closed before. */
  void opened(AutoCloseable part) {
    opened.add(part);
  }

  /** Closes a part before the handle. */
  void close(AutoCloseable part) throws Exception {
    opened.remove(part);
    part.close();
  }

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
    closeParts();
  }

  private void closeParts() {
    for (AutoCloseable part : opened) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.debugf(e, "Not closed: %s", part);
      }
    }
    opened.clear();
  }
}
