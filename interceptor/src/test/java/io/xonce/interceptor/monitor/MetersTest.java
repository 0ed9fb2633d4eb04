/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.xonce.DuplicateCause;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.ledger.AttemptOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ConsumerStatistics ledger = new ConsumerStatistics();
  private final ConsumerStatistics audit = new ConsumerStatistics();

  @Test
  void counts_areThoseOfTheirConsumer() {
    Meters meters = new Meters(registry);
    meters.add("ledger", ledger, () -> 3);
    meters.add("audit", audit, () -> 0);
    ledger.ended(AttemptOutcome.COMMITTED);
    ledger.ended(AttemptOutcome.COMMITTED);
    audit.ended(AttemptOutcome.COMMITTED);
    ledger.duplicate(DuplicateCause.RESENT, null, 0);
    assertThat(count("xonce.deliveries", "ledger", "outcome", "COMMITTED")).isEqualTo(2);
    assertThat(count("xonce.deliveries", "audit", "outcome", "COMMITTED")).isEqualTo(1);
    assertThat(count("xonce.deliveries", "ledger", "outcome", "UNKNOWN")).isZero();
    assertThat(count("xonce.duplicates", "ledger", "cause", "RESENT")).isEqualTo(1);
    assertThat(count("xonce.duplicates", "audit", "cause", "RESENT")).isZero();
    assertThat(held("ledger")).isEqualTo(3);
    assertThat(held("audit")).isZero();
  }

  @Test
  void close_leavesNothingOfTheApplicationInTheRegistry() {
    registry.counter("someone.elses");
    Meters meters = new Meters(registry);
    meters.add("ledger", ledger, () -> 3);
    assertThat(registry.getMeters()).hasSizeGreaterThan(10);
    meters.close();
    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .isEqualTo(List.of("someone.elses"));
  }

  private double held(String consumer) {
    return registry.get("xonce.deliveries.held").tags("consumer", consumer).gauge().value();
  }

  private double count(String name, String consumer, String tag, String value) {
    return registry.get(name).tags("consumer", consumer, tag, value).functionCounter().count();
  }
}
