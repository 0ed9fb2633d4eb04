/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.MessageKey;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts in memory: those not written yet, and those written while they ran, whose end is
 * still to be written. Any thread adds, without a lock; only the writer takes out, and only what is
 * committed, so that a failed write loses nothing.
 */
final class Backlog {

  /** An attempt with its ending as it was when a batch was put together; null: it ran. */
  record Row(Attempt attempt, @Nullable Ending ending) {
    static Row of(Attempt attempt) {
      return new Row(attempt, attempt.ending());
    }

    /** Whether the record of its key tells of it. */
    boolean isRecorded() {
      return ending != null && ending.recorded();
    }
  }

  private record Mark(Attempt attempt, String text) {}

  private final int capacity;
  private final long patience;
  private final AtomicInteger held = new AtomicInteger();
  private final LongAdder lost = new LongAdder();
  private final Queue<Attempt> begun = new ConcurrentLinkedQueue<>();
  private final Map<MessageKey, Mark> rejections = new ConcurrentHashMap<>();

  /** Of the writer alone. */
  private final Set<Attempt> running = new LinkedHashSet<>();

  /**
   * @param patience how long an attempt that runs is not written yet: nearly all end by then, and
   *     are written once
   */
  Backlog(int capacity, Duration patience) {
    this.capacity = capacity;
    this.patience = patience.toNanos();
  }

  /** The place of one more attempt, from 1 on; 0 if there is no room. */
  int reserve() {
    int place = held.incrementAndGet();
    if (place <= capacity) {
      return place;
    }
    held.decrementAndGet();
    return 0;
  }

  /** Adds an attempt for which there is room. */
  void add(Attempt attempt) {
    begun.add(attempt);
  }

  /**
   * The mark comes first: once the ending is seen, it may be written and the mark taken away. One
   * for which there was no room is lost only now: it might have been recorded.
   */
  void end(Attempt attempt, Ending ending) {
    if (!attempt.isHeld()) {
      lost.increment();
    } else if (ending.outcome() == AttemptOutcome.REJECTED) {
      String error = ending.error();
      rejections.put(attempt.key(), new Mark(attempt, error == null ? "" : error));
    }
    attempt.end(ending);
  }

  /** The error of a rejection that is not written yet, of the delivery before this one. */
  @Nullable String rejection(Attempt attempt) {
    Mark mark = rejections.get(attempt.key());
    return mark != null && attempt.follows(mark.attempt()) ? mark.text() : null;
  }

  /** Drops the first ones as long as they are recorded: there is nothing to write of them. */
  void dropRecorded() {
    while (!begun.isEmpty() && Row.of(begun.element()).isRecorded()) {
      release(begun.remove());
    }
  }

  /** The first of those to be written now, in the order in which they began. */
  List<Row> unwritten(int limit) {
    return begun.stream().limit(limit).map(Row::of).takeWhile(this::isDue).toList();
  }

  private boolean isDue(Row row) {
    return row.ending() != null || System.nanoTime() - row.attempt().begun() >= patience;
  }

  /** Those written while they ran that have ended since. */
  List<Row> ended(int limit) {
    return running.stream().map(Row::of).filter(row -> row.ending() != null).limit(limit).toList();
  }

  /** The rows of {@link #unwritten} are committed. */
  void written(List<Row> rows) {
    for (Row row : rows) {
      begun.remove();
      if (row.ending() == null) {
        running.add(row.attempt());
      } else {
        release(row.attempt());
      }
    }
  }

  /** The rows of {@link #ended} are committed. */
  void completed(List<Row> rows) {
    for (Row row : rows) {
      running.remove(row.attempt());
      release(row.attempt());
    }
  }

  /** Gives up the first of those to be written now. */
  void discardUnwritten() {
    discard(begun.remove());
  }

  /** Gives up the first of those whose end is to be written. */
  void discardEnded() {
    Attempt first = ended(1).get(0).attempt();
    running.remove(first);
    discard(first);
  }

  private void discard(Attempt attempt) {
    abandon(attempt);
    release(attempt);
    lost.increment();
  }

  private void release(Attempt attempt) {
    held.decrementAndGet();
    rejections.computeIfPresent(
        attempt.key(), (key, mark) -> mark.attempt() == attempt ? null : mark);
  }

  /** The end of those that have run since then will not be seen. */
  void abandon(long begunBefore) {
    Stream.concat(running.stream(), begun.stream())
        .filter(attempt -> attempt.begun() - begunBefore < 0)
        .forEach(Backlog::abandon);
  }

  private static void abandon(Attempt attempt) {
    if (attempt.ending() == null) {
      attempt.end(new Ending(AttemptOutcome.UNKNOWN, attempt.begun(), null, null));
    }
  }

  /** Whether there is nothing to write now. */
  boolean isEmpty() {
    return unwritten(1).isEmpty() && running.stream().allMatch(attempt -> attempt.ending() == null);
  }

  /** Attempts in memory. */
  int held() {
    return held.get();
  }

  /** Counts what is still in memory and not recorded as lost, and says how much it was. */
  int giveUp() {
    long recorded = begun.stream().map(Row::of).filter(Row::isRecorded).count();
    int left = held.getAndSet(0) - (int) recorded;
    lost.add(left);
    return left;
  }

  /** Attempts that ended without a record and found no room, or were given up. */
  long lost() {
    return lost.sum();
  }
}
