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

  private final String store;
  private final BooleanSupplier takesRecords;
  private volatile boolean away;
  private boolean asking;
  private boolean told;
  private boolean closed;
  private int waiting;
  private Duration pause = FIRST_PAUSE;
  private long began;
  private String reason = "";
  private @Nullable Future<?> next;

  /**
   * @param store JNDI name
   * @param takesRecords asks it; may take its time
   */
  StoreOutage(String store, BooleanSupplier takesRecords) {
    this.store = store;
    this.takesRecords = takesRecords;
  }

  /** Whether it did not take a record when it was last asked. Answers at once. */
  public boolean isAway() {
    return away;
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

  private void ask() {
    if (!closed()) {
      answered(takesRecords.getAsBoolean());
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
      LOG.storeBack(store, Duration.ofNanos(System.nanoTime() - began).toSeconds(), waiting);
    }
    notifyAll();
  }

  /**
   * Waits until it is not away any more, or for so long.
   *
   * @throws InterruptedException if the server takes the thread back
   */
  public synchronized void await(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    if (away && !told) {
      told = true;
      LOG.storeAway(store, reason);
    }
    waiting++;
    try {
      for (long left = longest.toNanos(); away && left > 0; left = until - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } finally {
      waiting--;
    }
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
