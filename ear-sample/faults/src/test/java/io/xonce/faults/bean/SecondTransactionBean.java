/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;

/** Changes the state in a transaction of its own. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/flawed"))
@Idempotent(
    consumer = "flawed",
    key = "property(key)",
    store = Names.STORE,
    onDuplicate = OnDuplicate.DIVERT,
    onConflict = OnConflict.DIVERT,
    divertTo = Names.ASIDE)
public class SecondTransactionBean extends ServerHandler {

  @Resource(lookup = "java:/TransactionManager")
  private TransactionManager transactions;

  /** Called by the container. */
  public SecondTransactionBean() {
    super("flawed");
  }

  @Override
  protected long change(Mark mark) throws SQLException {
    try {
      Transaction delivery = transactions.suspend();
      try {
        transactions.begin();
        long version = super.change(mark);
        transactions.commit();
        return version;
      } finally {
        transactions.resume(delivery);
      }
    } catch (SystemException
        | NotSupportedException
        | RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException
        | InvalidTransactionException e) {
      throw new EJBException(e);
    }
  }
}
