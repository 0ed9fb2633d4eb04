/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.XonceException;
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
 * the delivery. The records are real: whoever goes on to enforce starts with the keys seen so far.
 */
public final class ObservedConsumer implements Consumer {

  private final String name;

  private final KeyReader keys;
  private final EnlistmentProof proof;
  private final ObservationQueue queue;
  private final Observation observation;
  private final Replies replies;

  public ObservedConsumer(
      String name,
      KeyReader keys,
      EnlistmentProof proof,
      ObservationQueue queue,
      Observation observation,
      Replies replies) {
    this.name = name;
    this.keys = keys;
    this.proof = proof;
    this.queue = queue;
    this.observation = observation;
    this.replies = replies;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Object process(Invocation invocation, BeanCall bean) throws Exception {
    TransactionProof delivery = begin(invocation);
    if (delivery == null) {
      return bean.call();
    }
    ProcessingAttempt attempt = look(invocation, delivery);
    Object result = new DeliveryContext(attempt, null, replies).with(bean);
    delivery.transaction().beforeCommit(() -> judge(delivery));
    return result;
  }

  private @Nullable TransactionProof begin(Invocation invocation) {
    try {
      return proof.observe(invocation);
    } catch (XonceException e) {
      observation.refused(e);
      return null;
    }
  }

  private ProcessingAttempt look(Invocation invocation, TransactionProof delivery) {
    try {
      MessageKey key = keys.read(invocation);
      ProcessingAttempt attempt =
          new ProcessingAttempt(
              invocation, key, keys.fingerprint(invocation), delivery, null, false);
      IncomingMessage message = attempt.message();
      DuplicateClassifier copy = DuplicateClassifier.of(invocation);
      delivery.transaction().afterCommit(() -> queue.add(message, copy));
      return attempt;
    } catch (XonceException e) {
      observation.withoutKey(e);
      MessageKey none = MessageKey.of(invocation.consumer(), null, List.of("(no key)"));
      return new ProcessingAttempt(invocation, none, null, delivery, null, false);
    }
  }

  private void judge(TransactionProof delivery) {
    try {
      delivery.demandAll();
    } catch (XonceException e) {
      observation.refused(e);
    } catch (RuntimeException e) {
      LOG.debugf(e, "The guarantee cannot be judged");
    }
  }
}
