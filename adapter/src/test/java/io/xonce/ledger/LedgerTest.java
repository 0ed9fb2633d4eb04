/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.store.DedupStore;
import io.xonce.store.SchemaMode;
import io.xonce.store.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A fresh database for each test; its ledgers are closed at the end. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class LedgerTest implements LedgerFixture {

  private final DataSource dataSource;
  private final List<Plug> plugs = new ArrayList<>();
  private final List<AttemptLedger> ledgers = new ArrayList<>();

  LedgerTest(TestDatabase database) {
    this(database.create());
  }

  LedgerTest(DataSource dataSource) {
    this.dataSource = dataSource;
    DedupStore.open(dataSource, SchemaMode.CREATE, PATIENCE);
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public AttemptLedger open(String node, Plug plug, int capacity, Duration flushInterval) {
    AttemptLedger ledger =
        AttemptLedger.open(
            plug.dataSource(),
            node,
            Thread::new,
            capacity,
            new WriterIntervals(flushInterval, BEAT));
    plugs.add(plug);
    ledgers.add(ledger);
    return ledger;
  }

  @AfterEach
  void closeLedgers() {
    plugs.forEach(plug -> plug.set(Plug.Fault.NONE));
    ledgers.forEach(AttemptLedger::close);
  }
}
