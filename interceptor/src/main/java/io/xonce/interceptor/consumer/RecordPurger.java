/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.BackgroundWork;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.settings.Settings;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.ledger.ConsumerDirectory;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.naming.NamingException;

/** Removes records and attempts older than the retention of their consumer, now and then. */
public final class RecordPurger {

  /**
   * In seconds. A schedule that is cancelled stays in the queue of the server until it would have
   * run, and keeps the class loader of an undeployed application for so long.
   */
  private static final long LONGEST_TICK = 60;

  private final List<Future<?>> schedules = new ArrayList<>();
  private final BackgroundWork background = new BackgroundWork();
  private final ConsumerAudit audit = new ConsumerAudit();
  private final Set<String> audited = ConcurrentHashMap.newKeySet();
  private boolean stopped;

  /** On a server without a scheduler, or on one that is going down, it is not purged. */
  public void schedule(Settings settings, StoreHandle store, AttemptLedgers.Handle ledger) {
    audit.add(settings.consumer(), settings.shared());
    long seconds = settings.purgeInterval().toSeconds();
    long ticks = (seconds + LONGEST_TICK - 1) / LONGEST_TICK;
    Runnable purge = onEach(ticks, () -> background.run(() -> purge(settings, store, ledger)));
    try {
      keep(
          Jndi.await(Jndi.SCHEDULER, ManagedScheduledExecutorService.class)
              .scheduleWithFixedDelay(purge, seconds / ticks, seconds / ticks, TimeUnit.SECONDS));
    } catch (NamingException | RejectedExecutionException e) {
      LOG.noScheduler(Printable.reason(e));
    }
  }

  private synchronized void keep(Future<?> schedule) {
    if (stopped) {
      schedule.cancel(true);
    } else {
      schedules.add(schedule);
    }
  }

  private static Runnable onEach(long ticks, Runnable work) {
    AtomicLong passed = new AtomicLong();
    return () -> {
      if (passed.incrementAndGet() % ticks == 0) {
        work.run();
      }
    };
  }

  /** The purge ends with the batch it is at, and before this returns. */
  public void stop() {
    cancel();
    background.end();
  }

  private synchronized void cancel() {
    stopped = true;
    schedules.forEach(schedule -> schedule.cancel(true));
    schedules.clear();
  }

  /** Nothing may escape: it would end the schedule without a word. */
  private void purge(Settings settings, StoreHandle store, AttemptLedgers.Handle ledger) {
    try {
      store.open().purge(settings.consumer(), settings.retention());
      ledger.purge();
      audit(store, ledger);
    } catch (RuntimeException | Error e) {
      LOG.purgeFailed(
          settings.consumer(),
          store.isNamed() ? store.name() : "its store",
          settings.purgeInterval().toString(),
          Printable.reason(e));
    }
  }

  /** Once for each store; again if it could not be read. */
  private void audit(StoreHandle store, AttemptLedgers.Handle ledger) {
    String name = store.name();
    if (!audited.contains(name)) {
      ConsumerDirectory directory = ConsumerDirectory.read(store.open().dataSource());
      audit.look(directory, name, ledger.application());
      audited.add(name);
    }
  }
}
