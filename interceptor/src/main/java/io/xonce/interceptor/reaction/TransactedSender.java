/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.Jndi;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
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

  private final String factory;

  public TransactedSender(String factory) {
    this.factory = factory;
  }

  void send(ProcessingAttempt attempt, Destination to, Letter letter) {
    try (JMSContext context = factory().createContext()) {
      Message message = letter.write(context);
      context.createProducer().setPriority(message.getJMSPriority()).send(to, message);
    } catch (NamingException | JMSException | JMSRuntimeException e) {
      throw LOG.notSent(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          attempt.key().text(),
          factory,
          Printable.reason(e),
          e);
    }
    attempt.proof().demandSender(factory);
  }

  private ConnectionFactory factory() throws NamingException {
    return Jndi.find(factory, ConnectionFactory.class);
  }
}
