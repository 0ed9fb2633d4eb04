/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;

/** Removes records older than the retention of their consumer, in small batches, now and then. */
final class Purger {

  private static final String SCHEDULER = "java:jboss/ee/concurrency/scheduler/default";

  /** Rows of one transaction: few enough to hold no lock for long. */
  private static final int BATCH = 1000;

  /** Batches of one run: enough for a backlog to shrink, and an end in sight when undeploying. */
  private static final int BATCHES = 200;

  private final List<Future<?>> schedules = new ArrayList<>();

  void schedule(Settings settings, StoreHandle store) {
    long seconds = settings.purgeInterval().toSeconds();
    try {
      schedules.add(
          Jndi.await(SCHEDULER, ManagedScheduledExecutorService.class)
              .scheduleWithFixedDelay(
                  () -> purge(settings, store), seconds, seconds, TimeUnit.SECONDS));
    } catch (NamingException e) {
      LOG.noScheduler(String.valueOf(e.getMessage()));
    }
  }

  void stop() {
    schedules.forEach(schedule -> schedule.cancel(true));
  }

  /** Nothing may escape: an exception would end the schedule without a word. */
  private static void purge(Settings settings, StoreHandle store) {
    try {
      for (int batch = 0; batch < BATCHES && !Thread.currentThread().isInterrupted(); batch++) {
        if (store.open().purge(settings.consumer(), settings.retention(), BATCH) < BATCH) {
          return;
        }
      }
    } catch (RuntimeException e) {
      LOG.purgeFailed(
          settings.consumer(),
          store.isNamed() ? store.name() : "its store",
          settings.purgeInterval().toString(),
          String.valueOf(e.getMessage()));
    }
  }
}
