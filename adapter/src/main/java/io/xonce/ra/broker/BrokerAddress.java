/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.broker;

import static io.xonce.ra.broker.BrokerMessages.LOG;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.XAConnectionFactory;
import jakarta.jms.XAJMSContext;
import org.jspecify.annotations.Nullable;

/**
 * A broker and who connects to it.
 *
 * @param factory JNDI name of a connection factory
 * @param user given with a password, or both null
 */
public record BrokerAddress(String factory, @Nullable String user, @Nullable String password) {

  /** WildFly's own broker, in this JVM. */
  public static final String LOCAL = "java:/ConnectionFactory";

  /** A connection of its own with one session, which takes part in XA transactions only. */
  public XAJMSContext connect() {
    XAConnectionFactory found = find();
    return user == null ? found.createXAContext() : found.createXAContext(user, password);
  }

  /** The same without transactions. */
  public JMSContext connectPlainly() {
    ConnectionFactory found = plain();
    return user == null ? found.createContext() : found.createContext(user, password);
  }

  /** A connection of its own with one session, which acknowledges when it is told to. */
  public JMSContext connectAcknowledging() {
    find(); // It must be no pool, and what the bean sends needs a branch.
    ConnectionFactory found = plain();
    return user == null
        ? found.createContext(JMSContext.CLIENT_ACKNOWLEDGE)
        : found.createContext(user, password, JMSContext.CLIENT_ACKNOWLEDGE);
  }

  private ConnectionFactory plain() {
    return JndiLookup.find(factory, ConnectionFactory.class);
  }

  private XAConnectionFactory find() {
    Object found = JndiLookup.find(factory, Object.class);
    // A pool would enlist what it hands out by itself, and hand out the same connection again.
    if (found instanceof XAConnectionFactory xa
        && !(found instanceof jakarta.resource.Referenceable)) {
      return xa;
    }
    throw LOG.notXa(factory, found.getClass().getName());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user == null ? factory : user + "@" + factory;
  }
}
