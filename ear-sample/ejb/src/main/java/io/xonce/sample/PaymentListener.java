/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample;

import io.xonce.Idempotent;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/**
 * Books each payment once and tells so once, however often its message arrives. Nothing in this
 * class looks for duplicates: the annotation does.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/payments"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue")
    })
@Idempotent(
    consumer = "ledger",
    key = "body(/paymentId)",
    store = "java:jboss/datasources/PaymentsXA")
public class PaymentListener implements MessageListener {

  @PersistenceContext private EntityManager entityManager;

  /** An XA connection factory: what is sent leaves with the commit, or not at all. */
  @Inject
  @JMSConnectionFactory("java:comp/env/jms/sender")
  private JMSContext jms;

  @Resource(lookup = "java:/jms/queue/booked")
  private Queue booked;

  @Inject private Notices notices;

  @Override
  public void onMessage(Message message) {
    Payment payment = Payment.parse(textOf(message));
    notices.tried(payment.paymentId());
    Entry entry = book(payment);
    jms.createProducer().send(booked, PaymentBooked.of(entry).toJson());
    notices.receipt(payment.paymentId());
  }

  private Entry book(Payment payment) {
    // The lock lets concurrent payments to one account queue up instead of losing an update.
    Account account =
        entityManager.find(Account.class, payment.account(), LockModeType.PESSIMISTIC_WRITE);
    if (account == null) {
      throw new InvalidPaymentException("Unknown account " + payment.account());
    }
    account.add(payment.amount());
    Entry entry = new Entry(payment, account, Instant.now());
    entityManager.persist(entry);
    return entry;
  }

  private static String textOf(Message message) {
    try {
      return message.getBody(String.class);
    } catch (JMSException e) {
      throw new InvalidPaymentException("Not a text message", e);
    }
  }
}
