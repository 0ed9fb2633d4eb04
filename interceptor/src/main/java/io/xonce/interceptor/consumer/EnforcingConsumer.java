/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import io.xonce.XonceException;
import io.xonce.interceptor.attempt.AttemptHistory;
import io.xonce.interceptor.attempt.DeliveryTransaction;
import io.xonce.interceptor.attempt.DeliveryTransactions;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.KnownKeys;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.key.KeyReader;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.reaction.Reactions;
import io.xonce.interceptor.rehearsal.Rehearser.LetterCall;
import io.xonce.interceptor.settings.Policy;
import io.xonce.ra.spi.BatchGuard.Claimed;
import io.xonce.store.Claim;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One consumer at work: resolve the key, claim it, proceed or react. */
public final class EnforcingConsumer implements Consumer {

  private final String name;
  private final Policy policy;
  private final KeyReader keys;
  private final DeliveryTransactions transactions;
  private final EnlistmentProof enlistment;
  private final KnownKeys known;
  private final AttemptHistory history;
  private final KeyClaims claims;
  private final Reactions reactions;
  private final HeldDeliveries held;
  private final OperatorPause pause;
  private final @Nullable RehearsalDesk desk;

  /**
   * Puts it together.
   *
   * @param desk null: it is one that rehearses, and is part of a desk itself
   */
  public EnforcingConsumer(
      ConsumerParts parts,
      EnlistmentProof enlistment,
      KnownKeys known,
      AttemptHistory history,
      @Nullable RehearsalDesk desk) {
    this.name = parts.settings().consumer();
    this.policy = parts.settings().policy();
    this.keys = parts.keys();
    this.transactions = parts.transactions();
    this.enlistment = enlistment;
    this.known = known;
    this.history = history;
    this.claims = parts.claims();
    this.reactions = parts.reactions();
    this.held = parts.held();
    this.pause = parts.pause();
    this.desk = desk;
  }

  @Override
  public String name() {
    return name;
  }

  /** Whether its store is known to be away. Answers at once. */
  boolean isStoreAway() {
    return held.isStoreAway();
  }

  @Override
  public @Nullable String obstacle() {
    String ordered = pause.obstacle();
    return ordered == null ? held.obstacle() : ordered;
  }

  @Override
  public void demandLateAcknowledgement() {
    policy.checkLateAcknowledgement(name);
  }

  @Override
  public void receives(@Nullable String obstacle) {
    enlistment.status().receives(obstacle, obstacle() != null);
  }

  @Override
  public void rehearse(String mark, LetterCall bean) {
    if (desk == null || desk.rehearser() == null) {
      Consumer.super.rehearse(mark, bean);
    } else {
      desk.rehearser().rehearse(mark, bean);
    }
  }

  @Override
  public Consumer inRehearsal() {
    return desk == null ? this : desk.uncounted();
  }

  @Override
  public @Nullable Object process(Invocation invocation, BeanCall bean) throws Exception {
    if (invocation instanceof ReceivedMessage && isStoreAway()) {
      hold(invocation);
    }
    return settle(begin(List.of(invocation)).get(0), bean);
  }

  /** What ends it takes the transaction along, whoever swallows that further out. */
  private void hold(Invocation invocation) {
    DeliveryTransaction transaction = transactions.join(invocation, enlistment);
    try {
      held.hold(invocation, transaction.running());
    } catch (RuntimeException | Error e) {
      transaction.failed(e);
      throw e;
    }
  }

  @Override
  public List<Claimed> claim(List<? extends Invocation> batch) {
    return begin(batch).stream().map(this::claimed).toList();
  }

  private Claimed claimed(ProcessingAttempt attempt) {
    return bean -> settle(attempt, bean::call);
  }

  /** A second call after a failure could only add to what rolls back. */
  @Override
  public @Nullable Object proceed(ProcessingAttempt attempt, BeanCall bean) throws Exception {
    attempt.demandNotFailed();
    try {
      return bean.call();
    } catch (Exception | Error e) {
      attempt.failed(e);
      throw e;
    }
  }

  /**
   * Resolves the keys of one transaction and claims them. What fails here takes the transaction
   * along, whoever swallows the refusal further out.
   */
  private List<ProcessingAttempt> begin(List<? extends Invocation> batch) {
    DeliveryTransaction transaction = transactions.join(batch.get(0), enlistment);
    List<ProcessingAttempt> attempts = new ArrayList<>(batch.size());
    try {
      TransactionProof proof =
          transaction.proof(
              this,
              () -> enlistment.begin(batch.get(0), transaction.running()),
              TransactionProof::judge);
      for (Invocation invocation : batch) {
        attempts.add(resolve(invocation, transaction, proof));
      }
      claimAll(attempts);
      return attempts;
    } catch (RuntimeException | Error e) {
      transaction.failed(e);
      held.suspect(e);
      attempts.forEach(attempt -> attempt.failed(e));
      throw e;
    }
  }

  /**
   * Resolves the key. What has none is an attempt as well, and found by its message id; it is
   * refused in its turn, so that the others of its batch are not taken for it.
   */
  private ProcessingAttempt resolve(
      Invocation invocation, DeliveryTransaction transaction, TransactionProof proof) {
    MessageKey key;
    Fingerprint fingerprint;
    try {
      key = keys.read(invocation);
      fingerprint = keys.fingerprint(invocation);
    } catch (XonceException e) {
      ProcessingAttempt attempt = history.begin(invocation, keys.none(), null, transaction, proof);
      attempt.unreadable(e);
      return attempt;
    }
    return history.begin(invocation, key, fingerprint, transaction, proof);
  }

  /**
   * Claims the keys; all of them in one statement, and without the store where the answer is known,
   * so that the message is all that commits: in one phase.
   */
  private void claimAll(List<ProcessingAttempt> attempts) {
    List<ProcessingAttempt> asked = new ArrayList<>(attempts.size());
    for (ProcessingAttempt attempt : attempts) {
      if (attempt.unreadable() == null) {
        attempt.answered(known.find(attempt, System.currentTimeMillis()));
        if (attempt.answer() == null) {
          asked.add(attempt);
        }
      }
    }
    Iterator<Claim> answers = claims.claim(asked).iterator();
    asked.forEach(attempt -> attempt.answered(answers.next()));
  }

  /** Proceeds or reacts. */
  private @Nullable Object settle(ProcessingAttempt attempt, BeanCall bean) throws Exception {
    try {
      Claim claim = attempt.answer();
      if (claim != null) {
        history.claimed(attempt, claim);
        attempt.proof().claimed(attempt.key(), claim.verdict());
      }
      ProcessedMessage first = claim == null ? null : claim.first();
      Object result = reactions.to(attempt, claim).to(attempt, first, bean);
      history.returned(attempt);
      return result;
    } catch (Exception | Error e) {
      attempt.failed(e);
      throw e;
    }
  }
}
