/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.store;

import io.xonce.interceptor.server.ConnectionPools;
import io.xonce.interceptor.server.ServerModel;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.server.Undeployment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the stores of one application are away; its consumers share what they find out. */
public final class StoreOutages {

  private final Map<String, StoreOutage> known = new ConcurrentHashMap<>();
  private final Transactions transactions;
  private final ConnectionPools pools = new ConnectionPools(ServerModel.ofThisServer());

  public StoreOutages(Transactions transactions) {
    this.transactions = transactions;
  }

  /** That of a store whose name is known. */
  public StoreOutage of(StoreHandle store) {
    return known.computeIfAbsent(
        store.name(),
        name ->
            new StoreOutage(
                name, new StoreProbe(store, transactions, pools), Undeployment::isUnderWay));
  }

  /** Nobody is held any more. */
  public void stop() {
    known.values().forEach(StoreOutage::close);
  }
}
