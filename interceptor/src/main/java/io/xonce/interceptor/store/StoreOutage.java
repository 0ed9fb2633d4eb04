/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.Jndi;
import io.xonce.store.StoreUnavailableException;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.time.Duration;
import java.util.ArrayList;
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
 * who want to know, and with growing pauses, until it takes records again. A question may be left
 * without an answer, as by a host that is gone without a word; then another is put beside it.
 *
 * <p><b>Threads:</b> safe for use by many; only {@link #await} waits.
 */
public final class StoreOutage {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** A question that has no answer for so long is put again, perhaps on a better connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Each of them keeps a thread of the server's scheduler. */
  private static final int MOST_UNANSWERED = 3;

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

  /** Questions that have no answer yet. */
  private final List<Question> unanswered = new ArrayList<>();

  private @Nullable Question next;

  /** One question, put at its time and only if no other has taken its place. */
  private final class Question implements Runnable {

    /** Whether the one before it has no answer. */
    private final boolean again;

    private @Nullable Future<?> task;

    Question(boolean again) {
      this.again = again;
    }

    @Override
    public void run() {
      ask(this);
    }

    void cancel() {
      if (task != null) {
        task.cancel(true);
      }
    }
  }

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

  /** Whether it took no record when it was last asked, or did not answer. Answers at once. */
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
    asking = schedule(Duration.ZERO, false);
  }

  /** Without a scheduler nobody is held: nobody would let them go. */
  private boolean schedule(Duration delay, boolean again) {
    Question question = new Question(again);
    next = question;
    try {
      question.task =
          Jndi.find(Jndi.SCHEDULER, ManagedScheduledExecutorService.class)
              .schedule(question, delay.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (NamingException | RejectedExecutionException e) {
      LOG.debugf(e, "Store %s cannot be watched", store);
      return false;
    }
  }

  /** If the question itself fails, the next delivery tells: an answer must come, or all wait on. */
  private void ask(Question question) {
    if (!begun(question)) {
      return;
    }
    boolean taken = true;
    try {
      taken = takesRecords.getAsBoolean();
    } finally {
      answered(question, taken);
    }
  }

  /** Whether to put the question. The one that would take its place is scheduled already. */
  private synchronized boolean begun(Question question) {
    if (closed || question != next) {
      return false;
    }
    away = away || question.again;
    boolean put = unanswered.size() < MOST_UNANSWERED;
    if (put) {
      unanswered.add(question);
    }
    schedule(PATIENCE, true);
    return put;
  }

  /** That the store takes records is true whoever hears it; that it does not, may be old news. */
  private synchronized void answered(Question question, boolean taken) {
    boolean last = question == lastPut();
    unanswered.remove(question);
    if (taken || closed) {
      end();
    } else if (asking && last) {
      askAgain();
    }
  }

  private @Nullable Question lastPut() {
    return unanswered.isEmpty() ? null : unanswered.get(unanswered.size() - 1);
  }

  private void askAgain() {
    cancelNext();
    if (!schedule(pause, false)) {
      end();
      return;
    }
    away = true;
    pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
  }

  /** Lets all go. */
  private void end() {
    cancelNext();
    asking = false;
    away = false;
    if (told) {
      told = false;
      LOG.storeBack(store, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }
    notifyAll();
  }

  private void cancelNext() {
    if (next != null) {
      next.cancel();
      next = null;
    }
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
    cancelNext();
    unanswered.forEach(Question::cancel);
    notifyAll();
  }
}
