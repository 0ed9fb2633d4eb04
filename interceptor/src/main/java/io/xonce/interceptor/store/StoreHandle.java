/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.server.ConnectionPools;
import io.xonce.interceptor.server.DataSources;
import io.xonce.interceptor.server.ServerModel;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.Settings;
import io.xonce.store.DedupStore;
import io.xonce.store.MessageKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The store of a consumer, named and opened when server and database first answer. */
public final class StoreHandle implements StoreStatus {

  private final Settings settings;
  private final Transactions transactions;
  private final ConnectionPools pools = new ConnectionPools(ServerModel.ofThisServer());
  private volatile @Nullable String name;
  private volatile @Nullable DedupStore store;

  public StoreHandle(Settings settings, Transactions transactions) {
    this.settings = settings;
    this.transactions = transactions;
  }

  /** Whether the name is known: one that was not given cannot be found while the server boots. */
  public boolean isNamed() {
    return find() != null;
  }

  /** JNDI name of the datasource, as the server names the resource. */
  public String name() {
    String known = find();
    if (known == null) {
      throw LOG.storeNotKnownYet(settings.consumer());
    }
    return known;
  }

  /**
   * The store, opened now if the database did not answer before. Opening twice at once does no
   * harm.
   *
   * @throws io.xonce.store.StoreException if it cannot be opened
   */
  public DedupStore open() {
    DedupStore opened = store;
    if (opened == null) {
      opened = transactions.suspended(this::openNow);
      store = opened;
    }
    return opened;
  }

  /** That of the store, which is opened when the first connection is asked for. */
  public DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            StoreHandle.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(open().dataSource(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  @Override
  public String label() {
    return Objects.toString(name, "");
  }

  /**
   * A pool may have kept connections to a server that only reads when their address has long been
   * another's, and a server that is not ready gets no delivery that would notice: so they are given
   * up, and what is told is what a new one finds.
   */
  @Override
  public @Nullable String problem() {
    try {
      DedupStore dedup = open();
      if (obstacle(dedup) == null) {
        return null;
      }
      pools.flush(name());
      return obstacle(dedup);
    } catch (RuntimeException | SQLException e) {
      return Printable.reason(e);
    }
  }

  /** By a look-up, so that the pool gets to know a connection that is broken. */
  private @Nullable String obstacle(DedupStore dedup) throws SQLException {
    try (Connection connection = dedup.connect()) {
      dedup.find(connection, MessageKey.of(settings.consumer(), null, List.of("")));
      return dedup.writeObstacle(connection).orElse(null);
    }
  }

  private DedupStore openNow() {
    return DedupStore.open(
        DataSources.named(name(), settings.consumer()), settings.schema(), settings.lockTimeout());
  }

  private @Nullable String find() {
    if (name == null) {
      name =
          settings.store().isEmpty()
              ? DataSources.onlyXa(settings.consumer())
              : DataSources.canonical(settings.store());
    }
    return name;
  }
}
