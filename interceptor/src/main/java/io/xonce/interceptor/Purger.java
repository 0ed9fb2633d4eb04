/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;

/** Removes records and attempts older than the retention of their consumer, now and then. */
final class Purger {

  private static final String SCHEDULER = "java:jboss/ee/concurrency/scheduler/default";

  private final List<Future<?>> schedules = new ArrayList<>();

  void schedule(Settings settings, StoreHandle store, Ledgers.Handle ledger) {
    long seconds = settings.purgeInterval().toSeconds();
    try {
      schedules.add(
          Jndi.await(SCHEDULER, ManagedScheduledExecutorService.class)
              .scheduleWithFixedDelay(
                  () -> purge(settings, store, ledger), seconds, seconds, TimeUnit.SECONDS));
    } catch (NamingException e) {
      LOG.noScheduler(String.valueOf(e.getMessage()));
    }
  }

  /** The purge ends with the batch it is at. */
  void stop() {
    schedules.forEach(schedule -> schedule.cancel(true));
  }

  /** Nothing may escape: an exception would end the schedule without a word. */
  private static void purge(Settings settings, StoreHandle store, Ledgers.Handle ledger) {
    try {
      store.open().purge(settings.consumer(), settings.retention());
      ledger.purge();
    } catch (RuntimeException e) {
      LOG.purgeFailed(
          settings.consumer(),
          store.isNamed() ? store.name() : "its store",
          settings.purgeInterval().toString(),
          String.valueOf(e.getMessage()));
    }
  }
}
