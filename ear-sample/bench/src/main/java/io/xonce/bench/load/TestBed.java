/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import io.xonce.lab.Postgres;
import io.xonce.lab.ProcessTime;
import io.xonce.lab.WildFly;
import io.xonce.ledger.AttemptLedger;
import io.xonce.store.DedupStore;
import io.xonce.store.SchemaMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** The one server and the one database that all rows share. */
final class Lab implements AutoCloseable {

  static final String DATABASE = "bench";

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration STRAGGLERS = Duration.ofSeconds(10);

  private final Postgres postgres;
  private final WildFly wildfly;
  private final Database database;
  private final Queues queues;
  private final BoundProcessor bound;
  private final Map<String, OtherProcess> others = new HashMap<>();

  private Lab(Options options, Postgres postgres, WildFly wildfly) {
    this.postgres = postgres;
    this.wildfly = wildfly;
    this.database = Setup.database(postgres, DATABASE);
    this.queues = new Queues(wildfly.brokerUrl());
    DataSource source = Setup.source(postgres, DATABASE);
    DedupStore store = DedupStore.open(source, SchemaMode.VALIDATE, Duration.ofSeconds(5));
    AttemptLedger ledger = AttemptLedger.open(source, Rows.BOUND, Thread::new);
    this.bound = new BoundProcessor(database, store, ledger);
    for (Row row : Rows.wanted(options)) {
      if (row.host() == Row.Host.OTHER) {
        others.put(row.name(), Setup.other(row, options, postgres, wildfly));
      }
    }
  }

  static Lab start(Options options) {
    Postgres postgres = Setup.postgres(options);
    WildFly wildfly = Setup.wildfly(options, postgres);
    wildfly.start(options.jvm());
    wildfly.deploy(options.ear());
    return new Lab(options, postgres, wildfly);
  }

  Database database() {
    return database;
  }

  Queues queues() {
    return queues;
  }

  String brokerUrl() {
    return wildfly.brokerUrl();
  }

  Processor processor(Row row) {
    return switch (row.host()) {
      case WILDFLY, WILDFLY_BY_TCP, OTHER -> queue(row, Sender::sendEach);
      case WILDFLY_ALONE -> queue(row, Sender::sendAsOne);
      case HERE -> bound;
    };
  }

  private Processor queue(Row row, QueueProcessor.Filling filling) {
    return new QueueProcessor(queues, brokerUrl(), row.name(), filling);
  }

  /** Lets the consumer of a row take messages; those of the server always do. */
  void wake(Row row) {
    if (row.host() == Row.Host.OTHER) {
      other(row).on();
    }
  }

  void rest(Row row) {
    if (row.host() == Row.Host.OTHER) {
      other(row).off();
    }
  }

  private OtherProcess other(Row row) {
    return Objects.requireNonNull(others.get(row.name()), row.name());
  }

  Reading read(Row row) {
    return new Reading(
        Database.nowMicros(),
        ProcessTime.of(wildfly.pid()),
        consumerTime(row),
        ProcessTime.ofTree(postgres.pid()),
        Disk.flushes(),
        database.number("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"));
  }

  private Duration consumerTime(Row row) {
    return switch (row.host()) {
      case WILDFLY, WILDFLY_BY_TCP, WILDFLY_ALONE -> Duration.ZERO;
      case OTHER -> ProcessTime.of(other(row).pid());
      case HERE -> ProcessTime.of(ProcessHandle.current().pid());
    };
  }

  /** The queue is empty a moment before the last transaction has ended. */
  void awaitQuiet() {
    Patience.until("the last transactions", POLL, database::isQuiet);
  }

  /**
   * Takes what was sent on. The branch of what is sent may commit last, so its messages are waited
   * for; in vain, if some are lost.
   */
  List<String> told() {
    long effects = database.number("SELECT count(*) FROM effect");
    Patience.within(STRAGGLERS, POLL, () -> queues.depth(Queues.OUT) >= effects);
    return queues.drain(Queues.OUT);
  }

  @Override
  public void close() {
    others.values().forEach(OtherProcess::close);
    bound.close();
    queues.close();
    database.close();
    wildfly.close();
    postgres.close();
  }
}
