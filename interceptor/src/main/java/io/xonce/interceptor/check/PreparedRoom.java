/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.ConnectionPools;
import io.xonce.interceptor.server.ServerModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a database server prepares as many transactions as all pools that lead to it may want at
 * once. Told once of each database server, however many stores are there.
 */
final class PreparedRoom {

  /** The size of a pool of WildFly whose size is not set; the model shows none then. */
  private static final int UNSET = 20;

  private final ServerModel model;
  private final Set<List<String>> told = new HashSet<>();

  PreparedRoom(ServerModel model) {
    this.model = model;
  }

  /**
   * Looks at the pools that share the database server of one.
   *
   * @param most transactions that the server prepares at once
   */
  void look(String pool, int most) {
    List<String> pools = new ConnectionPools(model).besides(pool);
    int sum = pools.stream().mapToInt(this::size).sum();
    if (sum > most && told.add(pools)) {
      LOG.poolsLargerThanPrepared(
          pools.stream().map(this::described).collect(Collectors.joining(", ")), sum, most);
    }
  }

  private int size(String pool) {
    return model.value(pool, "maxPoolSize").map(Integer::valueOf).orElse(UNSET);
  }

  private String described(String pool) {
    return model.value(pool, "jndiName").orElse(pool) + ": " + size(pool);
  }
}
