/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import java.io.Serializable;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Gives out connections that join the delivery on the thread, so that what is sent shares its
 * branch. Where there is none, or one of another broker, they come from the server's pool.
 */
final class JoiningConnectionFactory implements ConnectionFactory, Referenceable, Serializable {

  private static final long serialVersionUID = 1L;

  private final OutboundFactory factory;
  private final transient ConnectionManager pool;
  private @Nullable Reference reference;

  JoiningConnectionFactory(OutboundFactory factory, ConnectionManager pool) {
    this.factory = factory;
    this.pool = pool;
  }

  private ConnectionHandle connect() {
    try {
      ConnectionHandle joined = Delivery.join(factory);
      return joined == null ? (ConnectionHandle) pool.allocateConnection(factory, null) : joined;
    } catch (ResourceException e) {
      throw new JMSRuntimeException(String.valueOf(e.getMessage()), e.getErrorCode(), e);
    }
  }

  @Override
  public JMSContext createContext() {
    return connect().context();
  }

  /** Transactions and acknowledgement are the container's. */
  @Override
  public JMSContext createContext(int mode) {
    return createContext();
  }

  @Override
  public JMSContext createContext(String user, String password) {
    throw LOG.ownCredentials();
  }

  @Override
  public JMSContext createContext(String user, String password, int mode) {
    throw LOG.ownCredentials();
  }

  @Override
  public Connection createConnection() throws JMSException {
    try {
      return connect().connection();
    } catch (JMSRuntimeException e) {
      throw Classic.exception(e);
    }
  }

  @Override
  public Connection createConnection(String user, String password) throws JMSException {
    throw Classic.exception(LOG.ownCredentials());
  }

  @Override
  public @Nullable Reference getReference() {
    return reference;
  }

  @Override
  public void setReference(Reference reference) {
    this.reference = reference;
  }
}
