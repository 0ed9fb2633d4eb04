/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.server.Transactions;
import jakarta.transaction.Status;
import org.jspecify.annotations.Nullable;

/** Finds the {@link DeliveryTransaction} on this thread, by what is bound to the running one. */
public final class DeliveryTransactions {

  /** Of these classes: an application with classes of its own has transactions of its own. */
  private static final Object KEY = DeliveryTransaction.class;

  private final Transactions transactions;

  public DeliveryTransactions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** That of the running transaction; null if there is none, or nothing idempotent ran in it. */
  public @Nullable DeliveryTransaction current() {
    return transactions.bound(KEY) instanceof DeliveryTransaction transaction ? transaction : null;
  }

  /**
   * That of the running transaction, from now on if it is the first time.
   *
   * @param invocation what is to be processed in it
   * @param proof is told if the deployment of the consumer is at fault
   * @throws XonceException if no transaction is active, or if it is to be rolled back
   */
  public DeliveryTransaction join(Invocation invocation, EnlistmentProof proof) {
    int status = transactions.status();
    DeliveryTransaction known = current();
    if (status == Status.STATUS_NO_TRANSACTION) {
      throw withoutTransaction(invocation, proof);
    }
    if (status != Status.STATUS_ACTIVE) {
      throw known == null
          ? LOG.markedForRollback(invocation.name(), invocation.consumer(), "", null)
          : known.refusal(invocation);
    }
    return known == null ? begin(invocation, proof) : known;
  }

  private DeliveryTransaction begin(Invocation invocation, EnlistmentProof proof) {
    try {
      RunningTransaction running = transactions.running();
      DeliveryTransaction made = new DeliveryTransaction(running, transactions.areRehearsed());
      running.register(made);
      running.bind(KEY, made);
      return made;
    } catch (Exception e) {
      transactions.giveUp();
      throw proof.refused(
          LOG.noProof(invocation.name(), invocation.consumer(), Printable.described(e), e));
    }
  }

  /**
   * A message has its transaction, or none, from the deployment of its bean; a method has it from
   * its caller, and the next one may do better.
   */
  private static XonceException withoutTransaction(Invocation invocation, EnlistmentProof proof) {
    XonceException refusal = LOG.noTransaction(invocation.name(), invocation.consumer());
    return invocation instanceof ReceivedMessage ? proof.refused(refusal) : refusal;
  }
}
