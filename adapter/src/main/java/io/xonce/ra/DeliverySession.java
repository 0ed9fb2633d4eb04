/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import jakarta.resource.spi.work.HintsContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkContextProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of the sessions of an activation: a thread that connects and delivers until it is stopped, or
 * is to spare.
 */
final class DeliverySession implements Work, WorkContextProvider {

  private static final long serialVersionUID = 1L;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final transient Activation activation;
  private final transient CountDownLatch begun = new CountDownLatch(1);
  private final transient CountDownLatch ended = new CountDownLatch(1);
  private transient volatile @Nullable BrokerSession broker;
  private transient volatile @Nullable Thread thread;
  private transient Duration pause = FIRST_PAUSE;
  private transient Usage usage = new Usage();
  private transient int joined;
  private transient volatile boolean leaving;

  DeliverySession(Activation activation) {
    this.activation = activation;
  }

  @Override
  public void run() {
    begun.countDown();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(activation.bean().getClassLoader());
    thread = Thread.currentThread();
    try {
      while (goesOn()) {
        connectAndDeliver();
      }
    } finally {
      thread = null;
      Thread.currentThread().setContextClassLoader(before);
      ended.countDown();
      activation.ended(this);
    }
  }

  private boolean goesOn() {
    return !leaving && !activation.isStopping();
  }

  private void connectAndDeliver() {
    try {
      if (activation.isReady()) {
        deliver();
      } else {
        activation.pause(FIRST_PAUSE);
      }
    } catch (Exception | Error e) {
      activation.disconnected(this, e);
      activation.pause(pause);
      pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
    }
  }

  private void deliver() throws Exception {
    usage = new Usage();
    joined = activation.sessions().joined() + 1; // With this one, but not with who comes meanwhile.
    try (BrokerSession session = activation.connect()) {
      broker = session;
      activation.connected(this);
      Deliverer deliverer = activation.deliverer(session);
      while (goesOn()) {
        Turn turn = deliverer.deliverNext();
        pause = FIRST_PAUSE;
        adapt(activation.sessions(), turn, session);
      }
    } finally {
      broker = null;
      activation.sessions().parted(this);
    }
  }

  /** Between two transactions. */
  private void adapt(Sessions sessions, Turn turn, BrokerSession session) {
    if (sessions.areFixed()) {
      return;
    }
    if (turn.heavy()) {
      sessions.grow();
    }
    int now = sessions.joined();
    if (joined != now) {
      joined = now;
      session.handBack();
      usage = new Usage();
    } else if (usage.isSlackAfter(turn) && sessions.spare(this)) {
      leaving = true;
    }
  }

  /** Ends a wait for messages; work on messages goes on. */
  void wake() {
    BrokerSession session = broker;
    if (session != null) {
      session.wake();
    }
  }

  /** Whether the session had a thread before the time was over. */
  boolean awaitBegin(Duration time) throws InterruptedException {
    return begun.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether the session ended within the time; one without a thread will never do anything. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return begun.getCount() > 0 || ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  void interrupt() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** Called by a container that wants its thread back, and by WildFly also when it has it. */
  @Override
  public void release() {
    leaving = true;
    wake();
  }

  @Override
  public List<WorkContext> getWorkContexts() {
    HintsContext hints = new HintsContext();
    hints.setHint(HintsContext.NAME_HINT, "xonce " + activation.bean().getSimpleName());
    hints.setHint(HintsContext.LONGRUNNING_HINT, true);
    return List.of(hints);
  }
}
