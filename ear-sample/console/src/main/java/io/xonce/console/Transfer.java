/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.management.JMException;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way back, or to another queue, at a rate. Each is moved by the broker with its
 * id, and in one step: whoever dies in between leaves each message in one of the two queues. At a
 * high rate several are moved in that step, since the broker goes through its queue for each.
 *
 * <p>Run by one thread; asked and stopped by any.
 */
final class Transfer implements Runnable {

  static final int USUAL_RATE = 10;
  static final int HIGHEST_RATE = 1000;

  /** At most; so soon it can be stopped. */
  private static final int STEPS_A_SECOND = 10;

  /** The record takes a thousand characters, and who has stopped it is behind this. */
  private static final int LONGEST_FAILURE = 300;

  /** Moves some messages. */
  interface Mover {
    /** All of them, or none if it fails; returns how many were still there. */
    int move(List<FailedLetter> letters) throws JMException;
  }

  private final String id = UUID.randomUUID().toString();
  private final Instant begun = Instant.now();
  private final Route route;
  private final LetterGroup group;
  private final @Nullable String target;
  private final int total;
  private final int rate;
  private final Mover mover;
  private final Consumer<Transfer> ended;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /** Of whoever has claimed it; let go at the end, since this is shown for long. */
  private List<FailedLetter> letters;

  private volatile int moved;
  private volatile int gone;
  private volatile int failed;
  private volatile @Nullable String failure;
  private volatile @Nullable String stop;
  private boolean done;

  /**
   * Makes one that has not begun.
   *
   * @param missing so many others were asked for and are not there
   * @param rate messages a second at most
   * @param ended told once, when nothing is moved any more; it is over when that returns
   */
  Transfer(
      Route route,
      List<FailedLetter> letters,
      int missing,
      int rate,
      Mover mover,
      Consumer<Transfer> ended) {
    this.route = route;
    this.letters = letters;
    this.group = letters.get(0).group();
    this.target = route.target(letters.get(0));
    this.total = letters.size() + missing;
    this.gone = missing;
    this.rate = rate;
    this.mover = mover;
    this.ended = ended;
  }

  String id() {
    return id;
  }

  /** Waits until it is over, but no longer than this. */
  void awaitEnd(Duration longest) throws InterruptedException {
    over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Has it end after the messages it is at, or at once if it still waits for a thread.
   *
   * @param how as it is recorded behind the word "stopped"
   * @return whether it did; false: everything was done, or it had been stopped before
   */
  boolean stop(String how) {
    synchronized (this) {
      if (done || stop != null) {
        return false;
      }
      stop = how;
    }
    stopping.countDown();
    if (claimed.compareAndSet(false, true)) {
      end();
    }
    return true;
  }

  @Override
  public void run() {
    if (!claimed.compareAndSet(false, true)) {
      return;
    }
    boolean interrupted = false;
    try {
      moveAll();
    } catch (InterruptedException e) {
      interrupted = true;
      stop("since the server wants the thread");
    } finally {
      end();
    }
    if (interrupted) {
      Thread.currentThread().interrupt(); // Not before: who is interrupted cannot record the end.
    }
  }

  private void moveAll() throws InterruptedException {
    int step = Math.max(1, rate / STEPS_A_SECOND);
    long pause = Duration.ofSeconds(step).dividedBy(rate).toMillis();
    int next = 0;
    do {
      int end = Math.min(next + step, letters.size());
      move(letters.subList(next, end));
      next = end;
    } while (next < letters.size() && !stopping.await(pause, TimeUnit.MILLISECONDS));
  }

  private void end() {
    synchronized (this) {
      done = true;
    }
    letters = List.of();
    try {
      ended.accept(this);
    } finally {
      over.countDown();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void move(List<FailedLetter> some) {
    try {
      int found = mover.move(some);
      moved += found;
      gone += Math.max(0, some.size() - found); // one id may be that of two
    } catch (JMException | RuntimeException e) {
      failed += some.size();
      String text = String.valueOf(e.getMessage());
      failure = text.substring(0, Math.min(text.length(), LONGEST_FAILURE));
    }
  }

  /** What has come of it so far. */
  String result() {
    String text = "%d of %d %s".formatted(moved, total, route.done());
    if (gone > 0) {
      text += ", %d not there any more".formatted(gone);
    }
    if (failed > 0) {
      text += ", %d failed: %s".formatted(failed, failure);
    }
    return stop == null ? text : text + "; stopped " + stop;
  }

  JsonObjectBuilder toJson() {
    JsonObjectBuilder builder =
        Json.createObjectBuilder()
            .add("id", id)
            .add("kind", route.kind())
            .add("queue", group.queue())
            .add("group", group.id())
            .add("begun", begun.toString())
            .add("total", total)
            .add("moved", moved)
            .add("gone", gone)
            .add("failed", failed)
            .add("over", over.getCount() == 0)
            .add("stopped", stop != null)
            .add("result", result());
    return target == null ? builder : builder.add("target", target);
  }
}
