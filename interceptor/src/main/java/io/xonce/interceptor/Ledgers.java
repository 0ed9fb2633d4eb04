/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.ledger.AttemptLedger;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The attempt ledgers of one application: one for each database, whatever the consumers. */
final class Ledgers {

  private static final String THREADS = "java:jboss/ee/concurrency/factory/default";

  private final Map<String, AttemptLedger> open = new ConcurrentHashMap<>();

  /** The ledger of one consumer, found at its first delivery. */
  final class Handle {

    private final Settings settings;
    private final StoreHandle store;
    private volatile @Nullable AttemptLedger ledger;

    private Handle(Settings settings, StoreHandle store) {
      this.settings = settings;
      this.store = store;
    }

    AttemptLedger open(RunningTransaction transaction) {
      AttemptLedger found = ledger;
      if (found == null) {
        found = open.computeIfAbsent(store.name(), name -> create(name, transaction));
        ledger = found;
      }
      return found;
    }

    /** What it has lost so far; 0 before the first delivery. */
    long lost() {
      AttemptLedger found = ledger;
      return found == null ? 0 : found.lost();
    }

    private AttemptLedger create(String name, RunningTransaction transaction) {
      return AttemptLedger.open(
          DataSources.named(name, settings.consumer()),
          Coordinator.nodeName(transaction),
          threads(),
          settings.attempts(),
          AttemptLedger.DEFAULT_FLUSH_INTERVAL);
    }
  }

  Handle of(Settings settings, StoreHandle store) {
    return new Handle(settings, store);
  }

  void stop() {
    open.values().forEach(AttemptLedger::close);
  }

  private static ThreadFactory threads() {
    try {
      return Jndi.await(THREADS, ManagedThreadFactory.class);
    } catch (NamingException e) {
      return Thread::new;
    }
  }
}
