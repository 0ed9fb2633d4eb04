/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.persistence.EntityManager;

/** The work in JPA; the subclasses differ in what they are annotated with. */
public abstract class JpaBean implements MessageListener {

  /** Of a persistence unit on the row's datasource. */
  protected abstract EntityManager books();

  @Override
  public void onMessage(Message message) {
    try {
      BenchPayment payment = BenchPayment.of(message);
      books().find(BenchAccount.class, payment.account()).add(payment.amount());
      books().persist(new Effect(payment));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
