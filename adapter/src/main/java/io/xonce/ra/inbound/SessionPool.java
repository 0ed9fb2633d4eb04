/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of an activation: the least at first, more while the load asks for them. One is
 * added when all that are there receive, and one leaves when it is hardly used.
 *
 * <p>Thread-safe.
 */
final class SessionPool {

  /** So long all sessions together may go on with the batches in hand, and then be interrupted. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For all threads of an activation; a server that has them gives them at once. */
  private static final Duration FOR_THREADS = Duration.ofSeconds(3);

  /** What the others then have to do shows before the next one leaves. */
  private static final Duration BETWEEN_LEAVES = Duration.ofSeconds(5);

  private final String bean;
  private final int least;
  private final int most;
  private final WorkManager threads;
  private final Supplier<? extends PooledSession> source;
  private final LongSupplier clock;
  private final Set<PooledSession> all = new LinkedHashSet<>();
  private final Set<PooledSession> receiving = new HashSet<>();
  private int joined;
  private long changed;
  private boolean complained;
  private boolean closed;

  /**
   * @param clock nanoseconds
   */
  SessionPool(
      ActivationSettings settings,
      String bean,
      WorkManager threads,
      Supplier<? extends PooledSession> source,
      LongSupplier clock) {
    this.bean = bean;
    this.least = settings.minSessions();
    this.most = settings.sessions();
    this.threads = threads;
    this.source = source;
    this.clock = clock;
  }

  boolean areFixed() {
    return least == most;
  }

  /** Schedules the least, and waits a while for their threads. */
  void open() throws WorkException {
    for (int i = 0; i < least; i++) {
      add();
    }
    for (PooledSession session : present()) {
      threads.scheduleWork(session);
    }
    complainOfWaiting();
  }

  private synchronized PooledSession add() {
    PooledSession session = source.get();
    all.add(session);
    changed = clock.getAsLong();
    return session;
  }

  private synchronized List<PooledSession> present() {
    return List.copyOf(all);
  }

  /** A pool that is used up lets what it is given wait for ever, and says nothing. */
  private void complainOfWaiting() {
    long until = System.nanoTime() + FOR_THREADS.toNanos();
    complainOf(
        present().stream()
            .filter(session -> !hasBegun(session, Duration.ofNanos(until - System.nanoTime())))
            .count());
  }

  private synchronized void complainOf(long waiting) {
    if (waiting > 0 && !complained) {
      complained = true;
      LOG.waitingForThreads(waiting, all.size(), bean);
    }
  }

  private static boolean hasBegun(PooledSession session, Duration time) {
    try {
      return session.awaitBegin(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Adds one if there may be more; never waits for it. */
  void grow() {
    PooledSession session = next();
    if (session == null) {
      return;
    }
    try {
      threads.scheduleWork(session);
    } catch (WorkException e) {
      LOG.debug("No thread for one more session", e);
      complainOf(1);
      ended(session);
    }
  }

  /** Null while one that was added before does not receive yet: it may be all that it takes. */
  private synchronized @Nullable PooledSession next() {
    if (closed || all.size() == most) {
      return null;
    }
    if (receiving.size() == all.size()) {
      LOG.debugf("One more session for %s", bean);
      return add();
    }
    if (clock.getAsLong() - changed > FOR_THREADS.toNanos()) {
      complainOf(all.stream().filter(session -> !hasBegun(session, Duration.ZERO)).count());
    }
    return null;
  }

  /** Told by a session that can receive from now on. */
  synchronized void joined(PooledSession session) {
    receiving.add(session);
    joined++;
  }

  /** How often a session has joined. Each time the broker has dealt with fewer before. */
  synchronized int joined() {
    return joined;
  }

  /** Told by a session that has lost the broker. */
  synchronized void parted(PooledSession session) {
    receiving.remove(session);
  }

  /** Whether the session is to leave, which it then must: it does not count any more. */
  synchronized boolean spare(PooledSession session) {
    long now = clock.getAsLong();
    if (closed || receiving.size() <= least || now - changed < BETWEEN_LEAVES.toNanos()) {
      return false;
    }
    changed = now;
    LOG.debugf("One session of %s leaves", bean);
    return receiving.remove(session);
  }

  /** Told by a session that does nothing any more. */
  synchronized void ended(PooledSession session) {
    receiving.remove(session);
    all.remove(session);
  }

  /** Returns when no session works any more, so that nothing of the bean is called afterwards. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    List<PooledSession> sessions = present();
    sessions.forEach(PooledSession::wake);
    try {
      awaitEnd(sessions);
    } catch (InterruptedException e) {
      sessions.forEach(PooledSession::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private void awaitEnd(List<PooledSession> sessions) throws InterruptedException {
    List<PooledSession> working = working(sessions);
    if (!working.isEmpty()) {
      LOG.interrupted(working.size(), bean, PATIENCE.toSeconds());
      working.forEach(PooledSession::interrupt);
      working(working);
    }
  }

  /** Those that have not ended when the time is over, which is one for all. */
  private List<PooledSession> working(List<PooledSession> sessions) throws InterruptedException {
    long until = clock.getAsLong() + PATIENCE.toNanos();
    List<PooledSession> working = new ArrayList<>();
    for (PooledSession session : sessions) {
      if (!session.awaitEnd(Duration.ofNanos(until - clock.getAsLong()))) {
        working.add(session);
      }
    }
    return working;
  }
}
