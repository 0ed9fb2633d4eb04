/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.XonceException;
import io.xonce.store.IncomingMessage;
import io.xonce.store.MessageKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A consumer under observation: the bean is always called. What would have become of the message is
 * found out when its transaction has committed, and apart from it, so that nothing here can harm
 * the delivery. The records are real: whoever goes on to enforce starts with the keys seen so far.
 */
final class ObservedConsumer implements Consumer {

  private final String name;

  private final KeyReader keys;
  private final Proof proof;
  private final Sightings sightings;
  private final Observation observation;
  private final Replies replies;

  ObservedConsumer(
      String name,
      KeyReader keys,
      Proof proof,
      Sightings sightings,
      Observation observation,
      Replies replies) {
    this.name = name;
    this.keys = keys;
    this.proof = proof;
    this.sightings = sightings;
    this.observation = observation;
    this.replies = replies;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Object process(Incoming incoming, Bean bean) throws Exception {
    DeliveryProof delivery = begin(incoming);
    if (delivery == null) {
      return bean.call();
    }
    Arrival arrival = look(incoming, delivery);
    Object result = CurrentDelivery.with(new CurrentDelivery.Facts(arrival, null, replies), bean);
    delivery.transaction().beforeCommit(() -> judge(delivery));
    return result;
  }

  private @Nullable DeliveryProof begin(Incoming incoming) {
    try {
      return proof.observe(incoming);
    } catch (XonceException e) {
      observation.refused(e);
      return null;
    }
  }

  private Arrival look(Incoming incoming, DeliveryProof delivery) {
    try {
      MessageKey key = keys.read(incoming);
      Arrival arrival =
          new Arrival(incoming, key, keys.fingerprint(incoming), delivery, null, false);
      IncomingMessage message = arrival.message();
      Copy copy = Copy.of(incoming);
      delivery.transaction().afterCommit(() -> sightings.add(message, copy));
      return arrival;
    } catch (XonceException e) {
      observation.withoutKey(e);
      MessageKey none = MessageKey.of(incoming.consumer(), null, List.of("(no key)"));
      return new Arrival(incoming, none, null, delivery, null, false);
    }
  }

  private void judge(DeliveryProof delivery) {
    try {
      delivery.demandAll();
    } catch (XonceException e) {
      observation.refused(e);
    } catch (RuntimeException e) {
      LOG.debugf(e, "The guarantee cannot be judged");
    }
  }
}
