/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.store.MessageKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a server may answer from memory that keys were processed: for a few seconds after it has
 * read which keys operators are forgetting. Whoever forgets a key announces it, waits longer than
 * that, and then deletes the record. So a server that cannot read the announcements, or has slept,
 * asks the store for each key, and none answers for a key whose record is gone.
 *
 * <p>It is renewed by a delivery that needs it, one at a time, and before it ends: a consumer
 * without duplicates never asks.
 *
 * <p><b>Threads:</b> safe for use by many.
 */
public final class KnowledgeLease {

  /** How long a look is good for. */
  static final Duration TERM = Duration.ofSeconds(4);

  /** How long to wait after an announcement: longer by what two clocks may run apart. */
  public static final Duration PATIENCE = TERM.plusSeconds(2);

  private static final Duration RENEWAL = TERM.dividedBy(2);

  private final Supplier<Set<MessageKey>> announced;
  private final Clocks clocks;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile @Nullable Look last;

  /** By both clocks. */
  private record Look(long nanos, long millis) {}

  /** The first may stand still while the machine sleeps, the second may be set. */
  interface Clocks {
    long nanos();

    long millis();
  }

  private enum Machine implements Clocks {
    CLOCKS;

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public long millis() {
      return System.currentTimeMillis();
    }
  }

  /**
   * Makes one that has not begun.
   *
   * @param announced reads the keys that are being forgotten; fails if it cannot
   */
  public KnowledgeLease(Supplier<Set<MessageKey>> announced) {
    this(announced, Machine.CLOCKS);
  }

  KnowledgeLease(Supplier<Set<MessageKey>> announced, Clocks clocks) {
    this.announced = announced;
    this.clocks = clocks;
  }

  /**
   * Whether memory may be believed now.
   *
   * @param forget told of the keys that are being forgotten, before it is believed
   */
  boolean holds(Consumer<Set<MessageKey>> forget) {
    if (isYoungerThan(RENEWAL)) {
      return true;
    }
    if (renewing.tryLock()) {
      try {
        renew(forget);
      } finally {
        renewing.unlock();
      }
    }
    return isYoungerThan(TERM);
  }

  /** The time is taken first: what is announced while it reads is for the next look. */
  private void renew(Consumer<Set<MessageKey>> forget) {
    Look look = new Look(clocks.nanos(), clocks.millis());
    try {
      forget.accept(announced.get());
      last = look;
    } catch (RuntimeException e) {
      LOG.debugf(e, "What operators forget cannot be read: each key is looked up in the store");
    }
  }

  private boolean isYoungerThan(Duration age) {
    Look look = last;
    if (look == null) {
      return false;
    }
    long millis = clocks.millis() - look.millis();
    return clocks.nanos() - look.nanos() < age.toNanos() && millis >= 0 && millis < age.toMillis();
  }
}
