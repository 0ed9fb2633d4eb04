/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.Delivery;
import io.xonce.interceptor.reaction.DeliveryContext;
import io.xonce.interceptor.reaction.ReplyFormat;
import io.xonce.interceptor.tier.EffectTiers;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.StoredReply;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code @Inject Delivery} gives: a view of the delivery that runs on the calling thread. */
@Dependent
class CurrentDelivery implements Delivery {

  private final EffectTiers tiers;

  @Inject
  CurrentDelivery(IdempotentExtension application) {
    this.tiers = application.tiers();
  }

  @Override
  public String key() {
    return delivery().attempt().key().text();
  }

  @Override
  public String consumer() {
    return delivery().attempt().invocation().consumer();
  }

  @Override
  public int attempt() {
    return delivery().attempt().invocation().deliveryCount();
  }

  @Override
  public boolean isDuplicate() {
    return delivery().first() != null;
  }

  @Override
  public Instant firstSeen() {
    DeliveryContext delivery = delivery();
    ProcessedMessage first = delivery.first();
    return first == null ? delivery.began() : first.processedAt();
  }

  @Override
  public void reply(String body) {
    reply(body, Map.of());
  }

  @Override
  public void reply(String body, Map<String, String> properties) {
    reply(ReplyFormat.text(body, properties));
  }

  @Override
  public void reply(byte[] body) {
    reply(ReplyFormat.bytes(body));
  }

  private static void reply(StoredReply reply) {
    DeliveryContext delivery = running();
    delivery.replies().reply(delivery.attempt(), reply);
  }

  @Override
  public void afterCommit(Runnable effect) {
    DeliveryContext delivery = running();
    tiers.afterCommit(
        delivery,
        "An effect after the commit of " + key(),
        () -> {
          effect.run();
          return null;
        });
  }

  private static DeliveryContext delivery() {
    return demanded(DeliveryContext.visible());
  }

  /** Whose transaction still takes something. */
  private static DeliveryContext running() {
    return demanded(DeliveryContext.current());
  }

  private static DeliveryContext demanded(@Nullable DeliveryContext delivery) {
    if (delivery == null) {
      throw LOG.noDelivery();
    }
    return delivery;
  }
}
