/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.xonce.DuplicateCause;
import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.ledger.AttemptOutcome;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one application in Micrometer. The only class that touches it: loaded where the
 * server has it.
 */
final class Meters implements AutoCloseable {

  private static final String HELD = "xonce.deliveries.held";

  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Null if the server has the classes and no registry. */
  static @Nullable Meters of(BeanManager manager) {
    Instance<MeterRegistry> found = manager.createInstance().select(MeterRegistry.class);
    return found.isResolvable() ? new Meters(found.get()) : null;
  }

  void add(String consumer, ConsumerStatistics statistics, IntSupplier held) {
    Tags tags = Tags.of("consumer", consumer);
    for (AttemptOutcome outcome : AttemptOutcome.values()) {
      count(
          "xonce.deliveries",
          tags.and("outcome", outcome.name()),
          statistics,
          seen -> seen.deliveries(outcome));
    }
    for (DuplicateCause cause : DuplicateCause.values()) {
      count(
          "xonce.duplicates",
          tags.and("cause", cause.name()),
          statistics,
          seen -> seen.duplicates(cause));
    }
    registry.gauge(HELD, tags, held, IntSupplier::getAsInt);
    meters.addAll(registry.find(HELD).tags(tags).gauges());
  }

  /** Of the application, not of a consumer: consumers of one store share a ledger. */
  void add(AttemptLedgers ledgers) {
    count("xonce.attempts.lost", Tags.empty(), ledgers, AttemptLedgers::lost);
  }

  /**
   * Through this method and no builder: WildFly marks what goes through it with the application.
   */
  private <T> void count(String name, Tags tags, T of, ToDoubleFunction<T> counter) {
    meters.add(registry.more().counter(name, tags, of, counter));
  }

  /** The registry outlives the application. */
  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
