/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import io.xonce.interceptor.attempt.AttemptHistory;
import io.xonce.interceptor.attempt.DeliveryTransaction;
import io.xonce.interceptor.attempt.DeliveryTransactions;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.KnownKeys;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.key.KeyReader;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.proof.TransactionProof;
import io.xonce.interceptor.reaction.Reactions;
import io.xonce.ra.spi.BatchGuard.Claimed;
import io.xonce.store.Claim;
import io.xonce.store.MessageKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One consumer at work: resolve the key, claim it, proceed or react. */
public final class EnforcingConsumer implements Consumer {

  private final String name;
  private final KeyReader keys;
  private final DeliveryTransactions transactions;
  private final EnlistmentProof enlistment;
  private final KnownKeys known;
  private final AttemptHistory history;
  private final KeyClaims claims;
  private final Reactions reactions;

  public EnforcingConsumer(
      String name,
      KeyReader keys,
      DeliveryTransactions transactions,
      EnlistmentProof enlistment,
      KnownKeys known,
      AttemptHistory history,
      KeyClaims claims,
      Reactions reactions) {
    this.name = name;
    this.keys = keys;
    this.transactions = transactions;
    this.enlistment = enlistment;
    this.known = known;
    this.history = history;
    this.claims = claims;
    this.reactions = reactions;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Object process(Invocation invocation, BeanCall bean) throws Exception {
    ProcessingAttempt attempt = begin(List.of(invocation)).get(0);
    return settle(attempt, () -> claimAll(List.of(attempt)).get(0), bean);
  }

  @Override
  public List<Claimed> claim(List<? extends Invocation> batch) {
    List<ProcessingAttempt> attempts = begin(batch);
    try {
      Iterator<Claim> answers = claimAll(attempts).iterator();
      return attempts.stream().map(attempt -> claimed(attempt, answers.next())).toList();
    } catch (RuntimeException | Error e) {
      attempts.forEach(attempt -> attempt.failed(e));
      throw e;
    }
  }

  private Claimed claimed(ProcessingAttempt attempt, Claim answer) {
    return bean -> settle(attempt, () -> answer, bean::call);
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

  /** In one transaction; a message without a key takes it along, whoever swallows the refusal. */
  private List<ProcessingAttempt> begin(List<? extends Invocation> batch) {
    DeliveryTransaction transaction = transactions.join(batch.get(0), enlistment);
    try {
      TransactionProof proof =
          transaction.proof(
              this,
              () -> enlistment.begin(batch.get(0), transaction.running()),
              TransactionProof::judge);
      return batch.stream().map(invocation -> begin(invocation, transaction, proof)).toList();
    } catch (RuntimeException | Error e) {
      transaction.failed(e);
      throw e;
    }
  }

  /** Resolves the key. */
  private ProcessingAttempt begin(
      Invocation invocation, DeliveryTransaction transaction, TransactionProof proof) {
    MessageKey key = keys.read(invocation);
    return history.begin(invocation, key, keys.fingerprint(invocation), transaction, proof);
  }

  /**
   * Claims it; all of them in one statement, and without the store where the answer is known, so
   * that the message is all that commits: in one phase.
   */
  private List<Claim> claimAll(List<ProcessingAttempt> attempts) {
    List<@Nullable Claim> answers = new ArrayList<>();
    List<ProcessingAttempt> asked = new ArrayList<>();
    for (ProcessingAttempt attempt : attempts) {
      Claim answer = known.find(attempt.message(), System.currentTimeMillis());
      answers.add(answer);
      if (answer == null) {
        asked.add(attempt);
      }
    }
    Iterator<Claim> found = claims.claim(asked).iterator();
    return answers.stream().map(answer -> answer == null ? found.next() : answer).toList();
  }

  /** Proceeds or reacts. */
  private @Nullable Object settle(ProcessingAttempt attempt, Supplier<Claim> answer, BeanCall bean)
      throws Exception {
    try {
      Claim claim = answer.get();
      history.claimed(attempt, claim);
      attempt.proof().claimed(attempt.key(), claim.verdict());
      Object result = reactions.to(attempt, claim).to(attempt, claim.first(), bean);
      history.returned(attempt);
      return result;
    } catch (Exception | Error e) {
      attempt.failed(e);
      throw e;
    }
  }
}
