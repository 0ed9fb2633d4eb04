/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

  /** Moves some messages. */
  interface Mover {
    /** All of them, or none if it fails; returns how many were still there. */
    int move(List<FailedLetter> letters) throws JMException;
  }

  private final String id = UUID.randomUUID().toString();
  private final Instant begun = Instant.now();
  private final Route route;
  private final List<FailedLetter> letters;
  private final int total;
  private final int rate;
  private final Mover mover;
  private final Consumer<String> ended;
  private volatile int moved;
  private volatile int gone;
  private volatile int failed;
  private volatile @Nullable String failure;
  private volatile boolean stopped;
  private volatile boolean over;

  /**
   * Makes one that has not begun.
   *
   * @param missing so many others were asked for and are not there
   * @param rate messages a second at most
   * @param ended told what came of it
   */
  Transfer(
      Route route,
      List<FailedLetter> letters,
      int missing,
      int rate,
      Mover mover,
      Consumer<String> ended) {
    this.route = route;
    this.letters = letters;
    this.total = letters.size() + missing;
    this.gone = missing;
    this.rate = rate;
    this.mover = mover;
    this.ended = ended;
  }

  String id() {
    return id;
  }

  boolean isOver() {
    return over;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      int step = Math.max(1, rate / STEPS_A_SECOND);
      for (int next = 0; next < letters.size() && !stopped; next += step) {
        move(letters.subList(next, Math.min(next + step, letters.size())));
        Thread.sleep(Duration.ofSeconds(step).dividedBy(rate).toMillis());
      }
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
    } finally {
      over = true;
      ended.accept(result());
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
      failure = String.valueOf(e.getMessage());
    }
  }

  private String result() {
    String text = "%d of %d %s".formatted(moved, total, route.done());
    if (gone > 0) {
      text += ", %d not there any more".formatted(gone);
    }
    if (failed > 0) {
      text += ", %d failed: %s".formatted(failed, failure);
    }
    return stopped ? text + "; stopped" : text;
  }

  JsonObjectBuilder toJson() {
    LetterGroup group = letters.get(0).group();
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
            .add("over", over)
            .add("stopped", stopped)
            .add("result", result());
    String target = route.target(letters.get(0));
    return target == null ? builder : builder.add("target", target);
  }
}
