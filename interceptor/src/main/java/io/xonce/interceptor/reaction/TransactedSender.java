/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.Jndi;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import javax.naming.NamingException;

/** Sends in the transaction of a delivery: what it sends leaves with the commit, or not at all. */
public final class TransactedSender {

  /** Makes the message to send. */
  interface Letter {
    Message write(JMSContext context) throws JMSException;
  }

  /** Finds where it is to go. */
  interface Address {
    Destination in(JMSContext context) throws JMSException;
  }

  private final String factory;

  public TransactedSender(String factory) {
    this.factory = factory;
  }

  /** Sends, or fails the delivery. */
  void send(ProcessingAttempt attempt, Destination to, Letter letter) {
    try {
      transmit(context -> to, letter);
    } catch (NamingException | JMSException | JMSRuntimeException e) {
      throw notSent(attempt, e);
    }
    attempt.proof().demandSender(factory);
  }

  /**
   * Sends, if the destination is there. Artemis's client asks the broker before it sends, and
   * refuses by itself: the transaction is not touched, and can commit.
   *
   * @return false if it is not
   */
  boolean sendIfThere(ProcessingAttempt attempt, Address to, Letter letter) {
    try {
      transmit(to, letter);
    } catch (InvalidDestinationException | InvalidDestinationRuntimeException e) {
      LOG.debugf(e, "%s cannot be answered there", attempt.invocation().name());
      return false;
    } catch (NamingException | JMSException | JMSRuntimeException e) {
      throw notSent(attempt, e);
    }
    attempt.proof().demandSender(factory);
    return true;
  }

  private void transmit(Address to, Letter letter) throws NamingException, JMSException {
    try (JMSContext context = Jndi.find(factory, ConnectionFactory.class).createContext()) {
      Message message = letter.write(context);
      context.createProducer().setPriority(message.getJMSPriority()).send(to.in(context), message);
    }
  }

  private RuntimeException notSent(ProcessingAttempt attempt, Exception e) {
    return LOG.notSent(
        attempt.invocation().name(),
        attempt.invocation().consumer(),
        attempt.key().text(),
        factory,
        Printable.clause(e),
        e);
  }
}
