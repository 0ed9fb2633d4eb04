/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.BackgroundWork;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.server.ServerModel;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then whether messages wait for a bean that has no consumer any more. A broker can
 * close the consumers of the server's own resource adapter and leave their connection open; neither
 * the adapter nor the bean notices. Only queues of the broker in this server can be seen.
 */
public final class QueueWatch {

  /** In seconds. Short, since a schedule that is cancelled keeps the application for so long. */
  private static final long PAUSE = 5;

  private final ServerModel model;
  private final List<WatchedBean> beans = new CopyOnWriteArrayList<>();
  private final BackgroundWork background = new BackgroundWork();
  private volatile @Nullable Future<?> schedule;

  public QueueWatch() {
    this(ServerModel.ofThisServer());
  }

  QueueWatch(ServerModel model) {
    this.model = model;
  }

  /**
   * Watches a bean.
   *
   * @param isWatched whether its resource adapter sees to it by itself
   * @param obstacle is told why it receives nothing, and null when it does again
   */
  public void add(
      String consumer,
      Class<?> bean,
      BooleanSupplier isWatched,
      Consumer<@Nullable String> obstacle) {
    beans.add(new WatchedBean(model, consumer, bean, isWatched, obstacle));
  }

  public void start() {
    try {
      schedule =
          Jndi.find(Jndi.SCHEDULER, ManagedScheduledExecutorService.class)
              .scheduleWithFixedDelay(
                  () -> background.run(this::look), PAUSE, PAUSE, TimeUnit.SECONDS);
    } catch (NamingException | RuntimeException e) {
      LOG.debugf("Queues are not watched: %s", Printable.reason(e));
    }
  }

  /** A look that is under way ends before. */
  public void stop() {
    Future<?> cancelled = schedule;
    if (cancelled != null) {
      cancelled.cancel(true);
    }
    background.end();
  }

  /** Nothing may escape: it would end the schedule without a word. */
  void look() {
    for (WatchedBean bean : beans) {
      try {
        bean.look();
      } catch (RuntimeException | Error e) {
        LOG.debugf(e, "The queue of consumer %s cannot be looked at", bean.consumer());
      }
    }
  }
}
