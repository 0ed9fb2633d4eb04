/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.Jndi;
import io.xonce.store.StoreUnavailableException;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store is away. A failure says that it may be; it is then asked, by one thread for all
 * who want to know, and with growing pauses, until it takes records again.
 *
 * <p><b>Threads:</b> safe for use by many; only {@link #await} waits.
 */
public final class StoreOutage {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** Who waits looks up so often whether it is wanted elsewhere. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final String store;
  private final BooleanSupplier takesRecords;
  private final BooleanSupplier leaving;
  private volatile boolean away;
  private volatile boolean asking;
  private boolean told;
  private boolean closed;
  private Duration pause = FIRST_PAUSE;
  private long began;
  private volatile String reason = "";
  private @Nullable Future<?> next;

  /**
   * @param store JNDI name
   * @param takesRecords asks it; may take its time
   * @param leaving whether the application is being stopped
   */
  StoreOutage(String store, BooleanSupplier takesRecords, BooleanSupplier leaving) {
    this.store = store;
    this.takesRecords = takesRecords;
    this.leaving = leaving;
  }

  /** Whether it did not take a record when it was last asked. Answers at once. */
  public boolean isAway() {
    return away;
  }

  /** Why it may be away, from the first failure until it takes records again; null otherwise. */
  public @Nullable String obstacle() {
    return asking ? reason : null;
  }

  /** Something has failed, perhaps because the store is away. */
  public void suspect(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreUnavailableException) {
        begin(Printable.reason(cause));
        return;
      }
    }
  }

  private synchronized void begin(String why) {
    if (asking || closed) {
      return;
    }
    reason = why;
    pause = FIRST_PAUSE;
    began = System.nanoTime();
    asking = schedule(Duration.ZERO);
  }

  /** Without a scheduler nobody is held: nobody would let them go. */
  private boolean schedule(Duration delay) {
    try {
      next =
          Jndi.find(Jndi.SCHEDULER, ManagedScheduledExecutorService.class)
              .schedule(this::ask, delay.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (NamingException | RejectedExecutionException e) {
      LOG.debugf(e, "Store %s cannot be watched", store);
      return false;
    }
  }

  /** If the question itself fails, the next delivery tells: an answer must come, or all wait on. */
  private void ask() {
    if (closed()) {
      return;
    }
    boolean taken = true;
    try {
      taken = takesRecords.getAsBoolean();
    } finally {
      answered(taken);
    }
  }

  private synchronized boolean closed() {
    return closed;
  }

  private synchronized void answered(boolean taken) {
    asking = !taken && !closed && schedule(pause);
    away = asking;
    if (asking) {
      pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
      return;
    }
    if (told) {
      told = false;
      LOG.storeBack(store, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
    notifyAll();
  }

  /**
   * Waits until it is not away any more, or for so long.
   *
   * @throws InterruptedException if the server wants the thread back
   */
  public void await(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    while (staysAway(until)) {
      if (leaving.getAsBoolean()) {
        throw new InterruptedException("The application is being stopped");
      }
    }
  }

  /** Waits for a while, and says whether there is reason to wait for another. */
  private synchronized boolean staysAway(long until) throws InterruptedException {
    if (away && !told) {
      told = true;
      LOG.storeAway(store, Printable.clause(reason));
    }
    long left = Math.min(until - System.nanoTime(), GLANCE.toNanos());
    if (away && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return away && until > System.nanoTime();
  }

  /** Lets all go, and asks no more. */
  synchronized void close() {
    closed = true;
    away = false;
    if (next != null) {
      next.cancel(true);
    }
    notifyAll();
  }
}
