/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A fresh database and its store for each test. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class StoreTest implements StoreFixture {

  private final TestDatabase database;
  private final DataSource dataSource;
  private final DedupStore store;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  StoreTest(TestDatabase database) {
    this.database = database;
    this.dataSource = database.create();
    this.store = DedupStore.open(dataSource, SchemaMode.CREATE, PATIENCE);
  }

  @Override
  public TestDatabase database() {
    return database;
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public DedupStore store() {
    return store;
  }

  @Override
  public <T> Future<T> async(Callable<T> work) {
    return threads.submit(work);
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }
}
