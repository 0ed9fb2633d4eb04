/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.ra.BatchGuard.Claimed;
import io.xonce.store.Claim;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One consumer at work: resolve the key, claim it, proceed or react. */
final class EnforcingConsumer implements Consumer {

  private final String name;
  private final KeyReader keys;
  private final Proof proof;
  private final KnownKeys known;
  private final History history;
  private final Claims claims;
  private final Reactions reactions;

  EnforcingConsumer(
      String name,
      KeyReader keys,
      Proof proof,
      KnownKeys known,
      History history,
      Claims claims,
      Reactions reactions) {
    this.name = name;
    this.keys = keys;
    this.proof = proof;
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
  public @Nullable Object process(Incoming incoming, Bean bean) throws Exception {
    Arrival arrival = arrive(incoming, proof.begin(incoming));
    return settle(arrival, () -> claimAll(List.of(arrival)).get(0), bean);
  }

  @Override
  public List<Claimed> claim(List<? extends Incoming> batch) {
    DeliveryProof delivery = proof.begin(batch.get(0));
    List<Arrival> arrivals = batch.stream().map(incoming -> arrive(incoming, delivery)).toList();
    try {
      Iterator<Claim> answers = claimAll(arrivals).iterator();
      return arrivals.stream().map(arrival -> claimed(arrival, answers.next())).toList();
    } catch (RuntimeException e) {
      arrivals.forEach(arrival -> arrival.failed(e));
      throw e;
    }
  }

  private Claimed claimed(Arrival arrival, Claim answer) {
    return bean -> settle(arrival, () -> answer, bean::call);
  }

  /** Resolves the key. */
  private Arrival arrive(Incoming incoming, DeliveryProof delivery) {
    MessageKey key = keys.read(incoming);
    return history.begin(incoming, key, keys.fingerprint(incoming), delivery);
  }

  /** Claims it; all of them in one statement, and without the store where the answer is known. */
  private List<Claim> claimAll(List<Arrival> arrivals) {
    List<@Nullable Claim> answers = new ArrayList<>();
    List<Arrival> asked = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      Claim answer = known(arrival);
      answers.add(answer);
      if (answer == null) {
        asked.add(arrival);
      }
    }
    Iterator<Claim> found = claims.claim(asked).iterator();
    return answers.stream().map(answer -> answer == null ? found.next() : answer).toList();
  }

  /**
   * The answer for a duplicate of a key known to be committed, so that the message is all that
   * commits: in one phase.
   */
  private @Nullable Claim known(Arrival arrival) {
    ProcessedMessage first = known.find(arrival.key(), System.nanoTime());
    Claim answer = first == null ? null : Claim.known(arrival.message(), first);
    return answer != null && answer.verdict() == Verdict.DUPLICATE ? answer : null;
  }

  /** Proceeds or reacts. */
  private @Nullable Object settle(Arrival arrival, Supplier<Claim> answer, Bean bean)
      throws Exception {
    try {
      Claim claim = answer.get();
      history.claimed(arrival, claim);
      Object result = reactions.to(arrival, claim).to(arrival, claim.first(), bean);
      arrival.proof().watchCommit(arrival.key(), claim);
      return result;
    } catch (Exception | Error e) {
      arrival.failed(e);
      throw e;
    }
  }
}
