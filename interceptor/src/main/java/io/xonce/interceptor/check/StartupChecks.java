/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.BackgroundWork;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.server.ServerModel;
import io.xonce.interceptor.store.StoreHandle;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Looks once at the set-up of the server and of each store, as soon as it can be read: a server
 * that boots does not show its own, and a database may come later. Warns, and refuses nothing; what
 * cannot be read is not warned of.
 */
public final class StartupChecks {

  private static final long PAUSE_SECONDS = 5;

  private final ServerModel model;
  private final Queue<StoreHandle> stores = new ConcurrentLinkedQueue<>();
  private final Set<String> seen = new HashSet<>();
  private final PreparedRoom room;
  private final BackgroundWork background = new BackgroundWork();
  private boolean serverSeen;
  private boolean stopped;
  private @Nullable Future<?> next;

  public StartupChecks() {
    this(ServerModel.ofThisServer());
  }

  StartupChecks(ServerModel model) {
    this.model = model;
    this.room = new PreparedRoom(model);
  }

  public void add(StoreHandle store) {
    stores.add(store);
  }

  public void start() {
    schedule(0);
  }

  /** A look that is under way ends before. */
  public void stop() {
    cancel();
    background.end();
  }

  private synchronized void cancel() {
    stopped = true;
    if (next != null) {
      next.cancel(true);
    }
  }

  private synchronized void schedule(long delay) {
    if (stopped) {
      return;
    }
    try {
      next =
          Jndi.find(Jndi.SCHEDULER, ManagedScheduledExecutorService.class)
              .schedule(() -> background.run(this::tick), delay, TimeUnit.SECONDS);
    } catch (NamingException | RuntimeException e) {
      LOG.debugf("The set-up of the server is not looked at: %s", Printable.reason(e));
    }
  }

  private void tick() {
    if (!look()) {
      schedule(PAUSE_SECONDS);
    }
  }

  /** Whether all has been looked at. */
  boolean look() {
    if (model.isBooting()) {
      return false;
    }
    if (!serverSeen) {
      serverSeen = true;
      attempt(new TransactionsCheck(model)::run);
      attempt(new MessagingCheck(model)::run);
    }
    stores.removeIf(this::isSeen);
    return stores.isEmpty();
  }

  /** Several consumers share a store. */
  private boolean isSeen(StoreHandle store) {
    return store.isNamed()
        && (seen.contains(store.name())
            || (attempt(new StoreCheck(model, store, room)::run) && seen.add(store.name())));
  }

  /** A look at a set-up. */
  @FunctionalInterface
  private interface Look {
    void run() throws SQLException;
  }

  private static boolean attempt(Look look) {
    try {
      look.run();
      return true;
    } catch (SQLException | RuntimeException | Error e) {
      LOG.debugf("The set-up cannot be looked at yet: %s", Printable.reason(e));
      return false;
    }
  }
}
