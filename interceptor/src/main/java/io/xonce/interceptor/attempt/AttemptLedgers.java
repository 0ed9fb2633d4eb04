/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import io.xonce.interceptor.proof.Coordinator;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.server.RunningTransaction;
import io.xonce.interceptor.settings.Settings;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.ledger.AttemptLedger;
import io.xonce.ledger.AttemptRecord;
import io.xonce.store.MessageKey;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The attempt ledgers of one application: one for each database, whatever the consumers. */
public final class AttemptLedgers {

  private static final String THREADS = "java:jboss/ee/concurrency/factory/default";

  private final Map<String, AttemptLedger> open = new ConcurrentHashMap<>();
  private volatile String application = "";

  /** The ledger of one consumer, found at its first delivery. */
  public final class Handle {

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
        found = open.computeIfAbsent(store.name(), name -> create(transaction));
        ledger = found;
      }
      return found;
    }

    /** For what is no attempt: told of one, it keeps nothing, and counts nothing. */
    public Handle off() {
      Handle handle = new Handle(settings, store);
      handle.ledger = reader();
      return handle;
    }

    /** JNDI name of the datasource that it is in. */
    String store() {
      return store.name();
    }

    /** The application that all attempts in it are of. */
    public String application() {
      return application;
    }

    /** Whether another application has a consumer of this name on purpose. */
    boolean isShared() {
      return settings.shared();
    }

    /** Deletes what is older than the consumer's retention. */
    public void purge() {
      AttemptLedger found = ledger;
      if (found != null) {
        found.purge(settings.consumer(), settings.retention());
      }
    }

    /** What it has lost so far; 0 before the first delivery. */
    public long lost() {
      AttemptLedger found = ledger;
      return found == null ? 0 : found.lost();
    }

    /** The attempts of a key; the history is there before this server's first delivery. */
    public List<AttemptRecord> attemptsOf(MessageKey key) {
      AttemptLedger found = ledger;
      return (found == null ? reader() : found).attemptsOf(key);
    }

    /** A ledger that is off holds nothing, and reads like any other. */
    private AttemptLedger reader() {
      return AttemptLedger.open(
          store.dataSource(), "reader", Thread::new, 0, AttemptLedger.DEFAULT_FLUSH_INTERVAL);
    }

    private AttemptLedger create(RunningTransaction transaction) {
      return AttemptLedger.open(
          store.dataSource(),
          AttemptLedger.nameOf(Coordinator.nodeName(transaction), application),
          threads(),
          settings.attempts(),
          AttemptLedger.DEFAULT_FLUSH_INTERVAL);
    }
  }

  /** Before any of them is opened: by this name a ledger finds again what it left unfinished. */
  public void start(String name) {
    application = name;
  }

  public Handle of(Settings settings, StoreHandle store) {
    return new Handle(settings, store);
  }

  /** What all of them have lost so far. */
  public long lost() {
    return open.values().stream().mapToLong(AttemptLedger::lost).sum();
  }

  public void stop() {
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
