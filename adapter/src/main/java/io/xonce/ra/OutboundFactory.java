/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;

import io.xonce.internal.Clause;
import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.outbound.JoiningConnectionFactory;
import io.xonce.ra.outbound.OutboundConnection;
import io.xonce.ra.recovery.RecoveryConnection;
import io.xonce.ra.recovery.RecoveryResource;
import jakarta.jms.JMSRuntimeException;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** Makes the connections of outgoing messages, as the server sees it. */
public final class OutboundFactory implements ManagedConnectionFactory, ResourceAdapterAssociation {

  private static final long serialVersionUID = 1L;

  private String connectionFactory = BrokerAddress.LOCAL;
  private @Nullable String user;
  private @Nullable String password;
  private @Nullable String jndiName;
  private transient @Nullable ResourceAdapter adapter;
  private transient @Nullable PrintWriter log;

  /** Called by the container. */
  public OutboundFactory() {}

  /**
   * How the broker is reached.
   *
   * @return JNDI name of an {@code XAConnectionFactory} that is not pooled
   */
  public String getConnectionFactory() {
    return connectionFactory;
  }

  /**
   * How the broker is reached.
   *
   * @param name the same as for the deliveries whose sends are to share their branch; default
   *     {@code java:/ConnectionFactory}, which is WildFly's own broker
   */
  public void setConnectionFactory(String name) {
    connectionFactory = name;
  }

  /**
   * Who connects.
   *
   * @return a user, or null if the connection factory decides
   */
  public @Nullable String getUser() {
    return user;
  }

  /**
   * Who connects.
   *
   * @param name a user; by default the connection factory decides
   */
  public void setUser(@Nullable String name) {
    user = name;
  }

  /**
   * The password of the user.
   *
   * @return given with a user, and only then
   */
  public @Nullable String getPassword() {
    return password;
  }

  /**
   * The password of the user.
   *
   * @param secret given with a user, and only then
   */
  public void setPassword(@Nullable String secret) {
    password = secret;
  }

  /**
   * The name under which the server offers these connections.
   *
   * @return the JNDI name, or null
   */
  public @Nullable String getJndiName() {
    return jndiName;
  }

  /**
   * The name under which the server offers these connections, said again here. Branches of
   * deliveries from the same broker carry it, so that the server's recovery can tell what became of
   * them.
   *
   * @param name the JNDI name
   */
  public void setJndiName(@Nullable String name) {
    jndiName = name;
  }

  BrokerAddress broker() {
    return new BrokerAddress(connectionFactory, user, password);
  }

  BatchResourceAdapter adapter() throws ResourceException {
    if (adapter instanceof BatchResourceAdapter started) {
      return started;
    }
    throw LOG.notStarted();
  }

  @Override
  public Object createConnectionFactory(ConnectionManager manager) {
    return new JoiningConnectionFactory(this, broker(), manager);
  }

  @Override
  public Object createConnectionFactory() throws ResourceException {
    throw new NotSupportedException();
  }

  @Override
  public ManagedConnection createManagedConnection(
      @Nullable Subject subject, @Nullable ConnectionRequestInfo request) throws ResourceException {
    try {
      return new OutboundConnection(broker(), adapter().services().transactions());
    } catch (JMSRuntimeException e) {
      return withoutBroker(subject, LOG.noConnection(broker(), Clause.of(e.toString()), e));
    }
  }

  /**
   * Recovery comes with the subject of its credentials; nobody else has one as long as there is no
   * security domain.
   */
  private ManagedConnection withoutBroker(@Nullable Subject subject, ResourceException reason)
      throws ResourceException {
    if (subject == null) {
      throw reason;
    }
    return new RecoveryConnection(new RecoveryResource(broker()), reason);
  }

  /** All are alike. */
  @Override
  @SuppressWarnings("rawtypes")
  public @Nullable ManagedConnection matchManagedConnections(
      Set candidates, @Nullable Subject subject, @Nullable ConnectionRequestInfo request) {
    for (Object candidate : candidates) {
      if (candidate instanceof OutboundConnection connection) {
        return connection;
      }
    }
    return null;
  }

  @Override
  public @Nullable ResourceAdapter getResourceAdapter() {
    return adapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) {
    this.adapter = adapter;
    if (adapter instanceof BatchResourceAdapter own) {
      own.offered(this);
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return log;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter log) {
    this.log = log;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OutboundFactory factory && broker().equals(factory.broker());
  }

  @Override
  public int hashCode() {
    return Objects.hash(connectionFactory, user);
  }
}
