/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;

/** Refuses each message for good, deep inside. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/terminal"))
@Idempotent(
    consumer = "terminal",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA",
    terminalOn = TerminalBean.NoSuchAccount.class,
    divertTo = "java:/jms/queue/diverted")
public class TerminalBean extends EffectBean {

  /** No retry makes the account appear. */
  static final class NoSuchAccount extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchAccount() {
      super("no such account");
    }
  }

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    throw new EJBException(new NoSuchAccount());
  }
}
