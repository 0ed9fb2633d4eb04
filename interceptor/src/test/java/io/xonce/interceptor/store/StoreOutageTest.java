/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.TestNames;
import io.xonce.store.StoreUnavailableException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits for a store waits for an answer. */
@Timeout(60)
class StoreOutageTest extends LedgerScenario {

  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
  private final List<Long> pauses = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** Questions that the store has received and not answered yet. */
  private final List<Open> open = new CopyOnWriteArrayList<>();

  @BeforeEach
  void bindScheduler() {
    scheduler.setRemoveOnCancelPolicy(true);
    TestNames.bindScheduler(scheduler);
  }

  @AfterEach
  void stopScheduler() {
    scheduler.shutdownNow();
  }

  /** A memory that is full for a moment must not hold deliveries for ever. */
  @Test
  void questionThatBreaks_letsTheNextDeliveryTell() throws Exception {
    StoreOutage outage = new StoreOutage("java:/Store", this::breaks, () -> false);
    outage.suspect(new StoreUnavailableException("no connection", null));
    while (outage.obstacle() != null) {
      Thread.sleep(1); // So that the time limit can end it.
    }
    assertThat(asked).hasValue(2);
    assertThat(outage.isAway()).isFalse();
  }

  /** A host that is lost without a word answers nothing; the next may be in its place already. */
  @Test
  void questionWithoutAnswer_isPutAgain() throws Exception {
    StoreOutage outage = suspected();
    Open first = ask();
    assertThat(outage.isAway()).as("nobody knows").isFalse();
    Open second = ask();
    assertThat(pauses).as("milliseconds").containsExactly(0L, 30_000L, 30_000L);
    assertThat(outage.isAway()).as("no answer is none for a delivery either").isTrue();
    second.answer(true);
    assertThat(outage.obstacle()).isNull();
    assertThat(outage.isAway()).isFalse();
    first.answer(false);
    assertThat(outage.obstacle()).as("by old news").isNull();
    assertThat(scheduler.getQueue()).as("questions to come").isEmpty();
  }

  @Test
  void lateAnswer_countsIfTheStoreIsBack() throws Exception {
    StoreOutage outage = suspected();
    Open first = ask();
    Open second = ask();
    first.answer(true);
    assertThat(outage.obstacle()).isNull();
    assertThat(outage.isAway()).isFalse();
    second.answer(false);
    assertThat(outage.obstacle()).isNull();
    assertThat(scheduler.getQueue()).as("questions to come").isEmpty();
  }

  /** Each keeps a thread; but the question is not given up. */
  @Test
  void questionsWithoutAnswer_areFew() throws Exception {
    StoreOutage outage = suspected();
    for (int i = 0; i < 3; i++) {
      ask();
    }
    for (int i = 0; i < 5; i++) {
      nextTurn().run();
    }
    assertThat(open).hasSize(3);
    open.get(0).answer(false);
    assertThat(outage.isAway()).isTrue();
    ask().answer(true);
    assertThat(outage.obstacle()).isNull();
  }

  @Test
  void answerThatItIsAway_isFollowedByOneQuestion() throws Exception {
    StoreOutage outage = suspected();
    ask().answer(false);
    assertThat(pauses).as("milliseconds").containsExactly(0L, 30_000L, 100L);
    assertThat(scheduler.getQueue()).hasSize(1);
    assertThat(outage.isAway()).isTrue();
    ask().answer(true);
    assertThat(outage.isAway()).isFalse();
  }

  /** A store that is suspected by a delivery, on a server where time passes when the test says. */
  private StoreOutage suspected() {
    TestNames.bindScheduler(
        (self, method, arguments) -> {
          pauses.add((Long) Objects.requireNonNull(arguments[1]));
          Runnable question = (Runnable) Objects.requireNonNull(arguments[0]);
          return scheduler.schedule(question, 1, TimeUnit.DAYS);
        });
    StoreOutage outage = new StoreOutage("java:/Store", this::answer, () -> false);
    outage.suspect(new StoreUnavailableException("no answer", null));
    return outage;
  }

  private Runnable nextTurn() {
    Runnable next = scheduler.getQueue().iterator().next();
    scheduler.remove(next);
    return next;
  }

  /** Has the next question put, and returns when the store has it. */
  private Open ask() throws InterruptedException {
    int before = open.size();
    Thread thread = new Thread(nextTurn());
    thread.setDaemon(true);
    thread.start();
    while (open.size() == before) {
      Thread.sleep(1); // So that the time limit can end it.
    }
    return open.get(before);
  }

  private boolean answer() {
    Open question = new Open(Thread.currentThread(), new Exchanger<>());
    open.add(question);
    try {
      return question.answers.exchange(true);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Open(Thread thread, Exchanger<Boolean> answers) {

    /** Returns when it has been heard. */
    void answer(boolean taken) throws InterruptedException {
      answers.exchange(taken);
      thread.join();
    }
  }

  /** At first it is away, then nobody knows. */
  private boolean breaks() {
    if (asked.incrementAndGet() == 2) {
      throw new OutOfMemoryError("for a moment");
    }
    return false;
  }
}
