/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static io.xonce.ra.RaMessages.LOG;
import static io.xonce.ra.SpecProperty.ACKNOWLEDGE;
import static io.xonce.ra.SpecProperty.CLIENT_ID;
import static io.xonce.ra.SpecProperty.CONNECTION_FACTORY;
import static io.xonce.ra.SpecProperty.DESTINATION;
import static io.xonce.ra.SpecProperty.DESTINATION_TYPE;
import static io.xonce.ra.SpecProperty.MAX_BATCH;
import static io.xonce.ra.SpecProperty.MESSAGE_SELECTOR;
import static io.xonce.ra.SpecProperty.MIN_SESSIONS;
import static io.xonce.ra.SpecProperty.PASSWORD;
import static io.xonce.ra.SpecProperty.SESSIONS;
import static io.xonce.ra.SpecProperty.SHARED_SUBSCRIPTION;
import static io.xonce.ra.SpecProperty.SUBSCRIPTION_DURABILITY;
import static io.xonce.ra.SpecProperty.SUBSCRIPTION_NAME;
import static io.xonce.ra.SpecProperty.TRANSACTION_TIMEOUT;
import static io.xonce.ra.SpecProperty.USER;

import io.xonce.ra.broker.BrokerAddress;
import io.xonce.ra.broker.JndiLookup;
import io.xonce.ra.inbound.ActivationSettings;
import io.xonce.ra.inbound.ActivationSettings.Subscription;
import io.xonce.ra.spi.Acknowledgement;
import jakarta.resource.spi.InvalidPropertyException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads activation properties and refuses what does not go together. */
final class SpecReader {

  private static final String QUEUE = "jakarta.jms.Queue";
  private static final String TOPIC = "jakarta.jms.Topic";
  private static final String DURABLE = "Durable";
  private static final String IN_TRANSACTION = "in-transaction";
  private static final String AFTER_COMMIT = "after-commit";

  private final Map<SpecProperty, String> values;

  SpecReader(Map<SpecProperty, String> values) {
    this.values = values;
  }

  ActivationSettings read() throws InvalidPropertyException {
    String destination = text(DESTINATION);
    if (destination == null) {
      throw LOG.propertyMissing(DESTINATION, "name a queue or topic");
    }
    Subscription subscription = subscription();
    boolean single = subscription != null && !subscription.shared();
    int sessions = number(SESSIONS, 1, 1000, single ? 1 : 8);
    if (single && sessions > 1) {
      throw LOG.propertyRefused(
          SESSIONS,
          Integer.toString(sessions),
          "each session would receive every message of the topic. Use 1, or sharedSubscription=true");
    }
    if (subscription != null && subscription.clientId() != null && sessions > 1) {
      throw refused(CLIENT_ID, "one client identifier has one connection. Leave it out");
    }
    return new ActivationSettings(
        broker(),
        destination,
        text(MESSAGE_SELECTOR),
        subscription,
        number(MAX_BATCH, 1, 10_000, 50),
        sessions,
        number(MIN_SESSIONS, 1, sessions, sessions),
        number(TRANSACTION_TIMEOUT, 1, 86_400, 0),
        choice(ACKNOWLEDGE, IN_TRANSACTION, AFTER_COMMIT).equals(AFTER_COMMIT)
            ? Acknowledgement.AFTER_COMMIT
            : Acknowledgement.IN_TRANSACTION);
  }

  private BrokerAddress broker() throws InvalidPropertyException {
    String factory = text(CONNECTION_FACTORY);
    if (factory != null && !JndiLookup.isName(factory)) {
      throw refused(CONNECTION_FACTORY, "it is no JNDI name. Use one that begins with java:");
    }
    String user = text(USER);
    String password = text(PASSWORD);
    if (user == null && password != null) {
      throw LOG.propertyMissing(USER, "a password needs one");
    }
    if (user != null && password == null) {
      throw LOG.propertyMissing(PASSWORD, "a user needs one");
    }
    return new BrokerAddress(factory == null ? BrokerAddress.LOCAL : factory, user, password);
  }

  private @Nullable Subscription subscription() throws InvalidPropertyException {
    if (choice(DESTINATION_TYPE, QUEUE, TOPIC).equals(QUEUE)) {
      for (SpecProperty property :
          new SpecProperty[] {
            SUBSCRIPTION_NAME, SUBSCRIPTION_DURABILITY, SHARED_SUBSCRIPTION, CLIENT_ID
          }) {
        if (text(property) != null) {
          throw refused(
              property,
              "a queue has no subscription. Leave it out, or use destinationType=" + TOPIC);
        }
      }
      return null;
    }
    boolean durable = choice(SUBSCRIPTION_DURABILITY, "NonDurable", DURABLE).equals(DURABLE);
    boolean shared = choice(SHARED_SUBSCRIPTION, "false", "true").equals("true");
    Subscription subscription =
        new Subscription(text(SUBSCRIPTION_NAME), durable, shared, text(CLIENT_ID));
    if ((durable || shared) && subscription.name() == null) {
      throw LOG.propertyMissing(SUBSCRIPTION_NAME, "a durable or shared subscription needs one");
    }
    if (durable && !shared && subscription.clientId() == null) {
      throw LOG.propertyMissing(
          CLIENT_ID, "a durable subscription needs one, or sharedSubscription=true");
    }
    if (!durable && !shared && subscription.name() != null) {
      throw refused(
          SUBSCRIPTION_NAME, "only a durable or a shared subscription has a name. Leave it out");
    }
    return subscription;
  }

  private int number(SpecProperty property, int least, int most, int otherwise)
      throws InvalidPropertyException {
    String text = text(property);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw refused(property, "use a whole number from " + least + " to " + most);
  }

  private String choice(SpecProperty property, String otherwise, String other)
      throws InvalidPropertyException {
    String text = text(property);
    if (text == null || text.equals(otherwise)) {
      return otherwise;
    }
    if (text.equals(other)) {
      return other;
    }
    throw refused(property, "use " + otherwise + " or " + other);
  }

  private InvalidPropertyException refused(SpecProperty property, String remedy) {
    return LOG.propertyRefused(property, String.valueOf(text(property)), remedy);
  }

  private @Nullable String text(SpecProperty property) {
    String value = values.get(property);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
