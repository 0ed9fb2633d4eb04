/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import io.xonce.Idempotent;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Writes by JPA only: the database hears of it when the transaction is to commit. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/vault"))
@Idempotent(
    consumer = "vault",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class VaultBean extends DeskBean {

  @PersistenceContext private EntityManager entities;

  /** Called by the container. */
  public VaultBean() {
    super("vault");
  }

  @Override
  public void onMessage(Message message) {
    refuseBroken(message);
    entities.persist(new Deposit(payment(message)));
  }
}
