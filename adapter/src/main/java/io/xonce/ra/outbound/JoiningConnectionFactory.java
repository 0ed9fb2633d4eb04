/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static io.xonce.ra.outbound.OutboundMessages.LOG;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.io.Serializable;
import javax.naming.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Gives out connections that join the delivery on the thread, so that what is sent shares its
 * branch. Where there is none, or one of another broker, they come from the server's pool.
 */
public final class JoiningConnectionFactory
    implements ConnectionFactory, Referenceable, Serializable {

  private static final long serialVersionUID = 1L;

  private final ManagedConnectionFactory factory;
  private final transient BrokerAddress broker;
  private final transient ConnectionManager pool;
  private @Nullable Reference reference;

  /**
   * For an application of this server, which finds it by its JNDI name.
   *
   * @param factory makes the connections of the pool
   * @param broker where they lead to
   */
  public JoiningConnectionFactory(
      ManagedConnectionFactory factory, BrokerAddress broker, ConnectionManager pool) {
    this.factory = factory;
    this.broker = broker;
    this.pool = pool;
  }

  private ConnectionHandle connect() {
    try {
      ConnectionHandle joined = DeliveryScope.join(broker);
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
      throw ClassicApiHandler.exception(e);
    }
  }

  @Override
  public Connection createConnection(String user, String password) throws JMSException {
    throw ClassicApiHandler.exception(LOG.ownCredentials());
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
