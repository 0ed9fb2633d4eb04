/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import static java.util.stream.Collectors.groupingBy;

import io.xonce.lab.oracle.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two senders that keep a consumer at work, never far ahead of it.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class Load implements AutoCloseable {

  /** Keys that may be sent and not processed yet. */
  private static final int AHEAD = Integer.getInteger("faults.ahead", 300);

  /** Messages that go together, in a transaction of each sender; one at a time by default. */
  private static final int TOGETHER = Integer.getInteger("faults.together", 1);

  private static final long PAUSE_MILLIS = 20;

  private final String consumer;
  private final Workload workload;
  private final Journal journal;
  private final List<Producer> producers = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong keys = new AtomicLong();
  private int turn;
  private volatile long processed;
  private volatile boolean paused;
  private volatile boolean stopped;
  private final Future<?> work;

  /**
   * Starts to send.
   *
   * @param entities that payloads name, from "0" on
   * @param secret is in each payload, and must not be found anywhere else
   * @param journal where the senders write what they know
   */
  public Load(Target target, long seed, int entities, String secret, Path journal) {
    this.consumer = target.consumer();
    this.workload = new Workload(seed, entities, secret);
    this.journal = new Journal(journal);
    for (int i = 0; i < 2; i++) {
      producers.add(new Producer(target, this.journal, numbers, () -> stopped));
    }
    this.work = threads.submit(this::run);
  }

  private void run() {
    try {
      while (!stopped) {
        if (!paused && ahead() < AHEAD) {
          send(group());
        } else {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
      for (Item copy : workload.rest()) {
        send(List.of(copy));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A sender failed", e);
    }
  }

  private List<Item> group() {
    List<Item> group = new ArrayList<>();
    while (group.size() < TOGETHER) {
      group.addAll(workload.next());
    }
    return group;
  }

  private void send(List<Item> together) throws InterruptedException, ExecutionException {
    List<Future<?>> sent = new ArrayList<>();
    // In turns, so that two together, and the copies of a key, come from either.
    Map<Producer, List<Item>> shares =
        together.stream().collect(groupingBy(item -> producers.get(turn++ % producers.size())));
    shares.forEach((producer, share) -> sent.add(threads.submit(() -> producer.send(share))));
    keys.addAndGet(
        together.stream()
            .filter(item -> item.copy() == Item.Copy.NONE && item.fate().isProcessed())
            .count());
    for (Future<?> one : sent) {
      one.get();
    }
  }

  /** How many messages it has sent, or begun to send. */
  public long count() {
    return numbers.get();
  }

  /** Sends no more until it is told to, but for what it has begun. */
  public void pause() {
    paused = true;
  }

  public void resume() {
    paused = false;
  }

  /** Whose messages they are. */
  public String consumer() {
    return consumer;
  }

  /** Tells how many keys have taken effect. */
  public void processed(long count) {
    processed = count;
  }

  /** What was told of that last. */
  public long processed() {
    return processed;
  }

  /** Keys that were sent and have not taken effect. */
  public long ahead() {
    return keys.get() - processed;
  }

  /** What waits for the end of a fault is sent now. */
  public void faultIsOver() {
    workload.faultIsOver();
  }

  /** Sends what is left of the copies, and no more; answers when that is done. */
  public void stop() {
    stopped = true;
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The load failed", e);
    }
  }

  /** All that was sent. */
  public List<Sent> sent() {
    return journal.sent();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    producers.forEach(Producer::close);
    journal.close();
  }
}
