/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What {@code @Inject Delivery} gives: a view of the delivery that runs on the calling thread. */
@Dependent
class CurrentDelivery implements Delivery {

  /** The facts of one delivery. */
  record Facts(String key, String consumer, int attempt, boolean isDuplicate, Instant firstSeen) {}

  private static final ThreadLocal<@Nullable Facts> CURRENT = new ThreadLocal<>();

  /** Runs with the facts on the thread, and puts back what was there: deliveries can nest. */
  static @Nullable Object with(Facts facts, Callable<@Nullable Object> work) throws Exception {
    Facts before = CURRENT.get();
    CURRENT.set(facts);
    try {
      return work.call();
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
    return facts().key();
  }

  @Override
  public String consumer() {
    return facts().consumer();
  }

  @Override
  public int attempt() {
    return facts().attempt();
  }

  @Override
  public boolean isDuplicate() {
    return facts().isDuplicate();
  }

  @Override
  public Instant firstSeen() {
    return facts().firstSeen();
  }

  @Override
  public void afterCommit(Runnable effect) {
    String name = "An effect after the commit of " + facts().key();
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
