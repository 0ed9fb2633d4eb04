/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.store.DedupStore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The store of a consumer, opened when the database first answers. */
final class StoreHandle {

  private final DataSource dataSource;
  private final Settings settings;
  private volatile @Nullable DedupStore store;

  StoreHandle(DataSource dataSource, Settings settings) {
    this.dataSource = dataSource;
    this.settings = settings;
  }

  /**
   * The store, opened now if the database did not answer before. Opening twice at once does no
   * harm.
   *
   * @throws io.xonce.store.StoreException if it cannot be opened
   */
  DedupStore open() {
    DedupStore opened = store;
    if (opened == null) {
      opened = RunningTransaction.suspended(this::openNow);
      store = opened;
    }
    return opened;
  }

  private DedupStore openNow() {
    return DedupStore.open(dataSource, settings.schema(), settings.lockTimeout());
  }
}
