/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.Delivery;
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

  /**
   * The facts of one delivery.
   *
   * @param first the record of the first copy; null if this is the first
   * @param began when this delivery was claimed
   */
  record Facts(Arrival arrival, @Nullable ProcessedMessage first, Replies replies, Instant began) {

    Facts(Arrival arrival, @Nullable ProcessedMessage first, Replies replies) {
      this(arrival, first, replies, Instant.now());
    }
  }

  private static final ThreadLocal<@Nullable Facts> CURRENT = new ThreadLocal<>();

  /** Runs with the facts on the thread, and puts back what was there: deliveries can nest. */
  static @Nullable Object with(Facts facts, Bean bean) throws Exception {
    Facts before = CURRENT.get();
    CURRENT.set(facts);
    try {
      return bean.call();
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }

  private final IdempotentExtension application;

  @Inject
  CurrentDelivery(IdempotentExtension application) {
    this.application = application;
  }

  @Override
  public String key() {
    return facts().arrival().key().text();
  }

  @Override
  public String consumer() {
    return facts().arrival().incoming().consumer();
  }

  @Override
  public int attempt() {
    return facts().arrival().incoming().deliveryCount();
  }

  @Override
  public boolean isDuplicate() {
    return facts().first() != null;
  }

  @Override
  public Instant firstSeen() {
    Facts facts = facts();
    ProcessedMessage first = facts.first();
    return first == null ? facts.began() : first.processedAt();
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
    Facts facts = facts();
    facts.replies().reply(facts.arrival(), reply);
  }

  @Override
  public void afterCommit(Runnable effect) {
    String name = "An effect after the commit of " + key();
    application
        .tiers()
        .afterCommit(
            name,
            () -> {
              effect.run();
              return null;
            });
  }

  private static Facts facts() {
    Facts facts = CURRENT.get();
    if (facts == null) {
      throw LOG.noDelivery();
    }
    return facts;
  }
}
