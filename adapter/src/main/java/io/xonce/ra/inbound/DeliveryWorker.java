/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import jakarta.resource.spi.work.HintsContext;
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
final class DeliveryWorker implements PooledSession, WorkContextProvider {

  private static final long serialVersionUID = 1L;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** Between two looks at whether an obstacle is gone. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final transient Connector connector;
  private final transient SessionPool pool;
  private final transient ConnectionLog connections;
  private final transient StopSignal stop;
  private final transient CountDownLatch begun = new CountDownLatch(1);
  private final transient CountDownLatch ended = new CountDownLatch(1);
  private transient volatile @Nullable BrokerSession broker;
  private transient volatile @Nullable Thread thread;
  private transient Duration pause = FIRST_PAUSE;
  private transient Utilization utilization = new Utilization();
  private transient int joined;

  /** From the loss of a consumer until another one has received, or waited in vain. */
  private transient boolean withoutConsumer;

  private transient volatile boolean leaving;

  DeliveryWorker(
      Connector connector, SessionPool pool, ConnectionLog connections, StopSignal stop) {
    this.connector = connector;
    this.pool = pool;
    this.connections = connections;
    this.stop = stop;
  }

  @Override
  public void run() {
    begun.countDown();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(connector.bean().getClassLoader());
    thread = Thread.currentThread();
    try {
      work();
    } finally {
      thread = null;
      Thread.currentThread().setContextClassLoader(before);
      ended.countDown();
    }
  }

  /** Who waits for its end waits for the last that is told of it, too. */
  private void work() {
    try {
      while (goesOn()) {
        connectAndDeliver();
      }
    } finally {
      connections.ended(this);
      pool.ended(this);
    }
  }

  private boolean goesOn() {
    return !leaving && !stop.isGiven();
  }

  private void connectAndDeliver() {
    try {
      if (connector.isReady()) {
        deliverUnlessObstructed();
      } else {
        stop.pause(FIRST_PAUSE);
      }
    } catch (BeanUnavailableException e) {
      LOG.debug("Session rests", e);
      stop.pause(REST);
    } catch (ConsumerClosedException e) {
      LOG.debug("Consumer closed", e);
      withoutConsumer = true;
      backOff();
    } catch (Exception | Error e) {
      withoutConsumer = false;
      giveUp(e);
      backOff();
    }
  }

  private void deliverUnlessObstructed() throws Exception {
    String obstacle = connector.obstacle();
    if (obstacle == null) {
      deliver();
    } else {
      rest(obstacle);
    }
  }

  /** What waits at the broker costs nothing. */
  private void rest(String obstacle) {
    connections.paused(this, obstacle);
    stop.pause(REST);
  }

  /**
   * Leaves what the broker has handed over ahead of time, or waits with what is in hand: until it
   * goes on with that, or is to end.
   */
  private boolean isObstructed(Deliverer deliverer) {
    String obstacle = connector.obstacle();
    if (obstacle == null || !deliverer.holdsMessages()) {
      return obstacle != null;
    }
    while (obstacle != null) {
      if (!goesOn()) {
        return true;
      }
      rest(obstacle);
      obstacle = connector.obstacle();
    }
    connections.goesOn(this);
    return false;
  }

  private void backOff() {
    stop.pause(pause);
    pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
  }

  private void giveUp(Throwable reason) {
    LOG.debug("Session given up", reason);
    if (!stop.isGiven()) {
      connections.failed(this, reason);
    }
  }

  private void deliver() throws Exception {
    utilization = new Utilization();
    joined = pool.joined() + 1; // With this one, but not with who comes meanwhile.
    try (BrokerSession session = connector.connect()) {
      broker = session;
      pool.joined(this);
      tell();
      Deliverer deliverer = connector.deliverer(session);
      while (goesOn() && !isObstructed(deliverer)) {
        LoadSample sample = deliverer.deliverNext();
        pause = FIRST_PAUSE;
        if (withoutConsumer) {
          withoutConsumer = false;
          tell();
        }
        if (!deliverer.holdsMessages()) {
          adapt(sample, session);
        }
      }
    } finally {
      broker = null;
      pool.parted(this);
    }
  }

  /**
   * A consumer goes with its connection, too; whether it went alone is known when the broker
   * answers again. The next one may go as soon as the broker tries to hand it a message, so it is
   * not said to receive before it has.
   */
  private void tell() {
    if (withoutConsumer) {
      connections.consumerClosed(this);
    } else {
      connections.connected(this);
    }
  }

  /** Between two transactions. */
  private void adapt(LoadSample sample, BrokerSession session) {
    if (pool.areFixed()) {
      return;
    }
    if (sample.heavy()) {
      pool.grow();
    }
    int now = pool.joined();
    if (joined != now) {
      joined = now;
      session.handBack();
      utilization = new Utilization();
    } else if (utilization.isLowAfter(sample) && pool.spare(this)) {
      leaving = true;
    }
  }

  @Override
  public void wake() {
    BrokerSession session = broker;
    if (session != null) {
      session.wake();
    }
  }

  @Override
  public boolean awaitBegin(Duration time) throws InterruptedException {
    return begun.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public boolean awaitEnd(Duration time) throws InterruptedException {
    return begun.getCount() > 0 || ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void interrupt() {
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
    hints.setHint(HintsContext.NAME_HINT, "xonce " + connector.bean().getSimpleName());
    hints.setHint(HintsContext.LONGRUNNING_HINT, true);
    return List.of(hints);
  }
}
