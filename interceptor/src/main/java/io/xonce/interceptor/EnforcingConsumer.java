/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.store.Claim;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
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
    Arrival arrival = arrive(incoming);
    try {
      Claim claim = claim(arrival);
      history.claimed(arrival, claim);
      return settle(arrival, claim, bean);
    } catch (Exception | Error e) {
      arrival.failed(e);
      throw e;
    }
  }

  /** Resolves the key. */
  private Arrival arrive(Incoming incoming) {
    DeliveryProof delivery = proof.begin(incoming);
    MessageKey key = keys.read(incoming);
    return history.begin(incoming, key, keys.fingerprint(incoming), delivery);
  }

  /**
   * Claims it. A duplicate of a key known to be committed is one without the database, so that the
   * message is all that commits: in one phase.
   */
  private Claim claim(Arrival arrival) {
    ProcessedMessage first = known.find(arrival.key(), System.nanoTime());
    if (first != null) {
      Claim answer = Claim.known(arrival.message(), first);
      if (answer.verdict() == Verdict.DUPLICATE) {
        return answer;
      }
    }
    return claims.claim(arrival);
  }

  /** Proceeds or reacts. */
  private @Nullable Object settle(Arrival arrival, Claim claim, Bean bean) throws Exception {
    Object result = reactions.to(arrival, claim).to(arrival, claim.first(), bean);
    arrival.proof().watchCommit();
    return result;
  }
}
