/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.interceptor.store.StoreOutage;
import io.xonce.interceptor.store.StoreOutages;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Holds the deliveries of one consumer before they begin, while its store is away: each would fail,
 * and use up one of the attempts that the broker gives its message.
 */
public final class HeldDeliveries {

  /** In this time whatever was begun is rolled back; at least a quarter of a shorter one. */
  private static final Duration RESERVE = Duration.ofSeconds(30);

  /** Artemis rolls back what is not prepared after five minutes. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final StoreHandle store;
  private final StoreOutages outages;
  private final AtomicInteger count = new AtomicInteger();
  private volatile @Nullable StoreOutage outage;

  public HeldDeliveries(StoreHandle store, StoreOutages outages) {
    this.store = store;
    this.outages = outages;
  }

  /** How many wait now. */
  public int count() {
    return count.get();
  }

  /** Whether its store is known to be away. Answers at once. */
  boolean isStoreAway() {
    StoreOutage known = outage();
    return known != null && known.isAway();
  }

  /** What keeps its store from taking records, as far as is known; null if nothing does. */
  @Nullable String obstacle() {
    StoreOutage known = outage();
    return known == null ? null : known.obstacle();
  }

  /** Its store may be away. */
  public void suspect(Throwable failure) {
    StoreOutage known = outage();
    if (known != null) {
      known.suspect(failure);
    }
  }

  /** Returns when the store is back, and when the transaction has no more time to wait. */
  void hold(Invocation invocation, RunningTransaction transaction) {
    StoreOutage known = outage();
    if (known == null) {
      return;
    }
    count.incrementAndGet();
    try {
      known.await(patience(transaction.remaining()));
    } catch (InterruptedException e) {
      // The thread has still to roll back, which it could not if it were interrupted again.
      throw LOG.heldInVain(invocation.name(), invocation.consumer(), store.name());
    } finally {
      count.decrementAndGet();
    }
  }

  /**
   * How long a delivery may be held.
   *
   * @param remaining until its transaction times out; null: it does not
   */
  static Duration patience(@Nullable Duration remaining) {
    Duration limit = remaining == null ? LONGEST : Collections.min(List.of(remaining, LONGEST));
    return limit.minus(Collections.min(List.of(limit.dividedBy(4), RESERVE)));
  }

  /** Null as long as nobody has found the name of the store. */
  private @Nullable StoreOutage outage() {
    StoreOutage known = outage;
    if (known == null && !store.label().isEmpty()) {
      known = outages.of(store);
      outage = known;
    }
    return known;
  }
}
