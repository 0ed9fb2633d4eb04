/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.SessionResource;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.XAJMSContext;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** A connection in the pool: a session for transactions, and one for what happens outside them. */
public final class OutboundConnection implements ManagedConnection {

  private final BrokerAddress broker;
  private final TransactionSynchronizationRegistry transactions;
  private final XAJMSContext context;
  private final SessionResource resource;
  private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
  private final List<ConnectionHandle> handles = new CopyOnWriteArrayList<>();
  private @Nullable JMSContext plain;
  private @Nullable PrintWriter log;

  /** Connects. */
  public OutboundConnection(BrokerAddress broker, TransactionSynchronizationRegistry transactions) {
    this.broker = broker;
    this.transactions = transactions;
    this.context = broker.connect();
    try {
      this.resource = new SessionResource(context.getXAResource());
      context.getContext().setExceptionListener(this::broken);
    } catch (RuntimeException e) {
      context.close(); // nobody else knows of it
      throw e;
    }
  }

  @Override
  public Object getConnection(@Nullable Subject subject, @Nullable ConnectionRequestInfo request)
      throws ResourceException {
    ConnectionHandle handle = new ConnectionHandle(session(), this::closed);
    handles.add(handle);
    return handle;
  }

  private BoundSession session() {
    if (transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION) {
      return new BoundSession(context.getContext(), resource, transactions);
    }
    if (plain == null) {
      plain = broker.connectPlainly();
      plain.setExceptionListener(this::broken);
    }
    return new BoundSession(plain, null, transactions);
  }

  /** A handle stays with its session; the pool shares connections, it does not pass handles on. */
  @Override
  public void associateConnection(Object connection) throws ResourceException {
    throw new NotSupportedException();
  }

  @Override
  public void cleanup() {
    handles.forEach(ConnectionHandle::invalidate);
    handles.clear();
  }

  @Override
  public void destroy() {
    cleanup();
    try {
      context.close();
    } finally {
      if (plain != null) {
        plain.close();
      }
    }
  }

  @Override
  public XAResource getXAResource() {
    return resource;
  }

  @Override
  public LocalTransaction getLocalTransaction() throws ResourceException {
    throw new NotSupportedException();
  }

  @Override
  public ManagedConnectionMetaData getMetaData() throws ResourceException {
    return OutboundMetaData.of(context.getContext(), broker);
  }

  @Override
  public void addConnectionEventListener(ConnectionEventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeConnectionEventListener(ConnectionEventListener listener) {
    listeners.remove(listener);
  }

  private void closed(ConnectionHandle handle) {
    handles.remove(handle);
    ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
    event.setConnectionHandle(handle);
    listeners.forEach(listener -> listener.connectionClosed(event));
  }

  private void broken(JMSException reason) {
    ConnectionEvent event =
        new ConnectionEvent(this, ConnectionEvent.CONNECTION_ERROR_OCCURRED, reason);
    listeners.forEach(listener -> listener.connectionErrorOccurred(event));
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter log) {
    this.log = log;
  }
}
