/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What an application does beside its deliveries, and what is over when the application is: the
 * server takes its datasources away next, and complains of a connection that is in use.
 *
 * <p><b>Threads.</b> Safe for use by several.
 */
public final class BackgroundWork {

  /** For a database that does not answer; the application stops without it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReadWriteLock underWay = new ReentrantReadWriteLock();
  private volatile boolean over;

  /** Does it, unless {@link #end} was called. */
  public void run(Runnable work) {
    underWay.readLock().lock();
    try {
      if (!over) {
        work.run();
      }
    } finally {
      underWay.readLock().unlock();
    }
  }

  /** Lets nothing begin any more, and waits for what is under way, for some seconds at most. */
  public void end() {
    over = true;
    try {
      if (underWay.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        underWay.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
