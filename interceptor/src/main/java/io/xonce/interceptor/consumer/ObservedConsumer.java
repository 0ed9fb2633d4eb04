/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.XonceException;
import io.xonce.interceptor.attempt.DeliveryTransaction;
import io.xonce.interceptor.attempt.DeliveryTransactions;
import io.xonce.interceptor.attempt.DuplicateClassifier;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.key.KeyReader;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.reaction.DeliveryContext;
import io.xonce.interceptor.reaction.Replies;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consumer under observation: the bean is always called. What would have become of the message is
 * found out when its transaction has committed, and apart from it, so that nothing here can harm
 * the delivery. The records are real: whoever goes on to enforce starts with the keys seen so far,
 * but for those of which the log says that they were lost, and of a server that died.
 */
public final class ObservedConsumer implements Consumer {

  private final String name;
  private final KeyReader keys;
  private final DeliveryTransactions transactions;
  private final EnlistmentProof enlistment;
  private final ObservationQueue queue;
  private final Observation observation;
  private final Replies replies;

  public ObservedConsumer(
      String name,
      KeyReader keys,
      DeliveryTransactions transactions,
      EnlistmentProof enlistment,
      ObservationQueue queue,
      Observation observation,
      Replies replies) {
    this.name = name;
    this.keys = keys;
    this.transactions = transactions;
    this.enlistment = enlistment;
    this.queue = queue;
    this.observation = observation;
    this.replies = replies;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void demandLateAcknowledgement() {
    throw LOG.observedAndAcknowledgedLater(name);
  }

  @Override
  public @Nullable Object process(Invocation invocation, BeanCall bean) throws Exception {
    DeliveryTransaction transaction = join(invocation);
    return transaction == null
        ? bean.call()
        : new DeliveryContext(look(invocation, transaction), null, replies).with(bean);
  }

  private @Nullable DeliveryTransaction join(Invocation invocation) {
    try {
      return transactions.join(invocation, enlistment);
    } catch (XonceException e) {
      observation.refused(e);
      return null;
    }
  }

  private ProcessingAttempt look(Invocation invocation, DeliveryTransaction transaction) {
    TransactionProof proof =
        transaction.proof(
            this, () -> enlistment.observe(invocation, transaction.running()), this::judge);
    try {
      MessageKey key = keys.read(invocation);
      ProcessingAttempt attempt =
          new ProcessingAttempt(
              invocation, key, keys.fingerprint(invocation), transaction, proof, null, null);
      IncomingMessage message = attempt.message();
      DuplicateClassifier copy = DuplicateClassifier.of(invocation);
      transaction.afterCommit(() -> queue.add(message, copy));
      return attempt;
    } catch (XonceException e) {
      observation.withoutKey(e);
      MessageKey none = MessageKey.of(invocation.consumer(), null, List.of("(no key)"));
      return new ProcessingAttempt(invocation, none, null, transaction, proof, null, null);
    }
  }

  private void judge(TransactionProof proof) {
    try {
      proof.demandAll();
    } catch (XonceException e) {
      observation.refused(e);
    } catch (RuntimeException e) {
      LOG.debugf(e, "The guarantee cannot be judged");
    }
  }
}
