/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.growth;

import io.xonce.bench.host.ServerSetup;
import io.xonce.lab.Postgres;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * What a claim costs in stores of several sizes, in turns, and while the largest is purged: JDBC
 * alone, on a database server of its own.
 */
public final class StoreGrowth implements AutoCloseable {

  private static final int[] SIZES = {10_000, 1_000_000, 30_000_000};
  private static final int WARM_UP = 5_000;
  private static final int ROUNDS = 10;
  private static final int CLAIMS = 1_000;

  private final Postgres postgres;
  private final List<FilledStore> stores = new ArrayList<>();

  private StoreGrowth(int largest) {
    if (largest < SIZES[0]) {
      throw new IllegalArgumentException("-Dbench.growth: less than " + SIZES[0]);
    }
    postgres = ServerSetup.bare();
    Arrays.stream(SIZES)
        .filter(size -> size <= largest)
        .forEach(size -> stores.add(new FilledStore(postgres, size)));
    stores.get(0).checkpoint();
  }

  /** Measures at each size up to the largest, and at that with a purge at work. */
  public static List<ClaimCost> measure(int largest, Consumer<ClaimCost> report) {
    try (StoreGrowth growth = new StoreGrowth(largest)) {
      List<ClaimCost> found = new ArrayList<>(growth.alone());
      found.add(growth.duringPurge());
      found.forEach(report);
      return found;
    }
  }

  private List<ClaimCost> alone() {
    Map<FilledStore, Histogram> nanos = new LinkedHashMap<>();
    for (FilledStore store : stores) {
      store.claim(WARM_UP, new Histogram(3));
      nanos.put(store, new Histogram(3));
    }
    for (int round = 0; round < ROUNDS; round++) {
      nanos.forEach((store, histogram) -> store.claim(CLAIMS, histogram));
    }
    List<ClaimCost> found = new ArrayList<>();
    nanos.forEach((store, histogram) -> found.add(growth(store, false, histogram)));
    return found;
  }

  private ClaimCost duringPurge() {
    FilledStore store = stores.get(stores.size() - 1);
    AtomicLong purged = new AtomicLong();
    Thread purge = new Thread(() -> purged.set(store.purge()), "purge");
    purge.start();
    try {
      Histogram nanos = new Histogram(3);
      store.claim(WARM_UP, new Histogram(3));
      store.claim(ROUNDS * CLAIMS, nanos);
      end(purge);
      if (purged.get() == 0) {
        throw new IllegalStateException("Nothing was purged: no record is old enough");
      }
      return growth(store, true, nanos);
    } finally {
      purge.interrupt();
    }
  }

  private static void end(Thread purge) {
    purge.interrupt();
    try {
      purge.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static ClaimCost growth(FilledStore store, boolean purging, Histogram nanos) {
    return new ClaimCost(
        store.records(),
        store.hasHugePages(),
        purging,
        nanos.getValueAtPercentile(50) / 1e3,
        nanos.getValueAtPercentile(99) / 1e3);
  }

  @Override
  public void close() {
    stores.forEach(FilledStore::close);
    postgres.close();
  }
}
