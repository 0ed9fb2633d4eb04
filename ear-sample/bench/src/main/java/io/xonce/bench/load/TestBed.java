/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.load;

import io.xonce.bench.host.BenchDatabase;
import io.xonce.bench.host.BenchOptions;
import io.xonce.bench.host.BrokerQueues;
import io.xonce.bench.host.ConsumerProcess;
import io.xonce.bench.host.Polling;
import io.xonce.bench.host.ServerSetup;
import io.xonce.bench.row.Row;
import io.xonce.bench.row.Rows;
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
public final class TestBed implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration STRAGGLERS = Duration.ofSeconds(10);

  private final Postgres postgres;
  private final WildFly wildfly;
  private final BenchDatabase database;
  private final BrokerQueues queues;
  private final BoundProcessor bound;
  private final Map<String, ConsumerProcess> others = new HashMap<>();

  private TestBed(BenchOptions options, Postgres postgres, WildFly wildfly) {
    this.postgres = postgres;
    this.wildfly = wildfly;
    this.database = ServerSetup.database(postgres, ServerSetup.DATABASE);
    this.queues = new BrokerQueues(wildfly.brokerUrl());
    DataSource source = ServerSetup.source(postgres, ServerSetup.DATABASE);
    DedupStore store = DedupStore.open(source, SchemaMode.VALIDATE, Duration.ofSeconds(5));
    AttemptLedger ledger = AttemptLedger.open(source, Rows.BOUND, Thread::new);
    this.bound = new BoundProcessor(database, store, ledger);
    for (Row row : Rows.wanted(options.rows())) {
      if (row.host() == Row.Host.OTHER) {
        others.put(row.name(), ServerSetup.other(row.name(), options, postgres, wildfly));
      }
    }
  }

  public static TestBed start(BenchOptions options) {
    Postgres postgres = ServerSetup.postgres(options);
    WildFly wildfly = ServerSetup.wildfly(options, postgres);
    wildfly.start(options.jvm());
    wildfly.deploy(options.ear());
    return new TestBed(options, postgres, wildfly);
  }

  public BenchDatabase database() {
    return database;
  }

  public BrokerQueues queues() {
    return queues;
  }

  public String brokerUrl() {
    return wildfly.brokerUrl();
  }

  public Processor processor(Row row) {
    return switch (row.host()) {
      case WILDFLY, WILDFLY_BY_TCP, OTHER -> queue(row, PaymentSender::sendEach);
      case WILDFLY_ALONE -> queue(row, PaymentSender::sendAsOne);
      case HERE -> bound;
    };
  }

  private Processor queue(Row row, QueueProcessor.Filling filling) {
    return new QueueProcessor(queues, brokerUrl(), row.name(), filling);
  }

  /** Lets the consumer of a row take messages; those of the server always do. */
  public void wake(Row row) {
    if (row.host() == Row.Host.OTHER) {
      other(row).on();
    }
  }

  public void rest(Row row) {
    if (row.host() == Row.Host.OTHER) {
      other(row).off();
    }
  }

  private ConsumerProcess other(Row row) {
    return Objects.requireNonNull(others.get(row.name()), row.name());
  }

  /** Processor time of the application server. */
  public Duration serverTime() {
    return ProcessTime.of(wildfly.pid());
  }

  /** Processor time of the database. */
  public Duration databaseTime() {
    return ProcessTime.ofTree(postgres.pid());
  }

  /** Processor time of the process that does the work of a row, if that is another. */
  public Duration consumerTime(Row row) {
    return switch (row.host()) {
      case WILDFLY, WILDFLY_BY_TCP, WILDFLY_ALONE -> Duration.ZERO;
      case OTHER -> ProcessTime.of(other(row).pid());
      case HERE -> ProcessTime.of(ProcessHandle.current().pid());
    };
  }

  /** The queue is empty a moment before the last transaction has ended. */
  public void awaitQuiet() {
    Polling.until("the last transactions", POLL, database::isQuiet);
  }

  /**
   * Takes what was sent on. The branch of what is sent may commit last, so its messages are waited
   * for; in vain, if some are lost.
   */
  public List<String> takeOutgoing() {
    long effects = database.number("SELECT count(*) FROM effect");
    Polling.within(STRAGGLERS, POLL, () -> queues.depth(BrokerQueues.OUT) >= effects);
    return queues.drain(BrokerQueues.OUT);
  }

  @Override
  public void close() {
    others.values().forEach(ConsumerProcess::close);
    bound.close();
    queues.close();
    database.close();
    wildfly.close();
    postgres.close();
  }
}
