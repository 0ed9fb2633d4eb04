/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import io.xonce.ra.inbound.ActivationSettings;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The activation properties of a message-driven bean. All are texts, so that each wrong value is
 * refused with its property and a number; a blank one counts as not given.
 */
public final class BatchActivationSpec implements ActivationSpec, Serializable {

  private static final long serialVersionUID = 1L;

  private final Map<SpecProperty, String> values = new EnumMap<>(SpecProperty.class);
  private transient @Nullable ResourceAdapter adapter;

  /** Called by the container. */
  public BatchActivationSpec() {}

  /**
   * Where messages come from; required.
   *
   * @param value JNDI name ({@code java:…}) of a queue or topic, or the name the provider knows it
   *     by
   */
  public void setDestination(String value) {
    values.put(SpecProperty.DESTINATION, value);
  }

  /**
   * The name of {@link #setDestination} in Jakarta Messaging.
   *
   * @param value as there
   */
  public void setDestinationLookup(String value) {
    setDestination(value);
  }

  /**
   * What a destination is that is given by its plain name, or must be that is looked up.
   *
   * @param value {@code jakarta.jms.Queue}, the default, or {@code jakarta.jms.Topic}
   */
  public void setDestinationType(String value) {
    values.put(SpecProperty.DESTINATION_TYPE, value);
  }

  /**
   * How the broker is reached.
   *
   * @param value JNDI name of an {@code XAConnectionFactory} that is not pooled; default {@code
   *     java:/ConnectionFactory}, which is WildFly's own broker
   */
  public void setConnectionFactory(String value) {
    values.put(SpecProperty.CONNECTION_FACTORY, value);
  }

  /**
   * The name of {@link #setConnectionFactory} in Jakarta Messaging.
   *
   * @param value as there
   */
  public void setConnectionFactoryLookup(String value) {
    setConnectionFactory(value);
  }

  /**
   * Who connects.
   *
   * @param value user name; by default the connection factory decides
   */
  public void setUser(String value) {
    values.put(SpecProperty.USER, value);
  }

  /**
   * The password of the user.
   *
   * @param value given with a user, and only then
   */
  public void setPassword(String value) {
    values.put(SpecProperty.PASSWORD, value);
  }

  /**
   * Most messages in a transaction. Fewer are taken whenever no more are there: none waits.
   *
   * @param value 1 to 10000, default 50
   */
  public void setMaxBatch(String value) {
    values.put(SpecProperty.MAX_BATCH, value);
  }

  /**
   * How many transactions run at once, at most if {@link #setMinSessions} is lower.
   *
   * @param value 1 to 1000, default 8; 1 with a subscription that is not shared
   */
  public void setSessions(String value) {
    values.put(SpecProperty.SESSIONS, value);
  }

  /**
   * How many sessions there are while little comes. More are added while messages wait, and leave
   * when they are hardly used.
   *
   * @param value 1 to the number of sessions, which is the default: then all are always there
   */
  public void setMinSessions(String value) {
    values.put(SpecProperty.MIN_SESSIONS, value);
  }

  /**
   * Which messages are delivered.
   *
   * @param value a selector of Jakarta Messaging; by default all
   */
  public void setMessageSelector(String value) {
    values.put(SpecProperty.MESSAGE_SELECTOR, value);
  }

  /**
   * The subscription to a topic.
   *
   * @param value its name; needed if it is durable or shared
   */
  public void setSubscriptionName(String value) {
    values.put(SpecProperty.SUBSCRIPTION_NAME, value);
  }

  /**
   * Whether messages are kept for the subscription while nobody receives.
   *
   * @param value {@code Durable}, or {@code NonDurable}, the default
   */
  public void setSubscriptionDurability(String value) {
    values.put(SpecProperty.SUBSCRIPTION_DURABILITY, value);
  }

  /**
   * Whether several sessions, and several servers, share the messages of the subscription.
   *
   * @param value {@code true}, or {@code false}, the default
   */
  public void setSharedSubscription(String value) {
    values.put(SpecProperty.SHARED_SUBSCRIPTION, value);
  }

  /**
   * The client identifier of the connection.
   *
   * @param value needed for a durable subscription that is not shared
   */
  public void setClientId(String value) {
    values.put(SpecProperty.CLIENT_ID, value);
  }

  /**
   * How long the transaction of a batch may take, counted from when its first message is there.
   *
   * @param value seconds, 1 to 86400; by default the server decides
   */
  public void setTransactionTimeout(String value) {
    values.put(SpecProperty.TRANSACTION_TIMEOUT, value);
  }

  /**
   * When the broker is told that a message was processed.
   *
   * @param value {@code in-transaction}, the default: the message is a branch of the transaction;
   *     or {@code after-commit}: it is acknowledged when the transaction has committed, and one
   *     whose acknowledgement is lost is known by its record. The bean must be protected, with
   *     {@code floor=true}
   */
  public void setAcknowledge(String value) {
    values.put(SpecProperty.ACKNOWLEDGE, value);
  }

  /**
   * Refuses nothing, as no setter does: WildFly leaves out a value whose setter throws, and keeps a
   * bean for which this throws. {@link BatchResourceAdapter#endpointActivation} checks.
   */
  @Override
  public void validate() {}

  ActivationSettings settings() throws InvalidPropertyException {
    return new SpecReader(values).read();
  }

  @Override
  public @Nullable ResourceAdapter getResourceAdapter() {
    return adapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) {
    this.adapter = adapter;
  }

  /** Without the password. */
  @Override
  public String toString() {
    Map<SpecProperty, String> shown = new EnumMap<>(values);
    shown.remove(SpecProperty.PASSWORD);
    return "BatchActivationSpec" + shown;
  }
}
