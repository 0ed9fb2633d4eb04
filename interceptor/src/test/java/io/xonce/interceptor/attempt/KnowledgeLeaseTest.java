/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.MessageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When memory may be believed. */
class KnowledgeLeaseTest {

  private static final MessageKey KEY = MessageKey.of("ledger", null, List.of("a"));

  private Duration nanos = Duration.ofDays(1);
  private Duration wall = Duration.ofDays(20_000);
  private int looks;
  private boolean away;
  private final List<MessageKey> told = new ArrayList<>();
  private final KnowledgeLease lease =
      new KnowledgeLease(
          this::announced,
          new KnowledgeLease.Clocks() {
            @Override
            public long nanos() {
              return nanos.toNanos();
            }

            @Override
            public long millis() {
              return wall.toMillis();
            }
          });

  private Set<MessageKey> announced() {
    looks++;
    if (away) {
      throw new IllegalStateException("It is away");
    }
    return Set.of(KEY);
  }

  private boolean holds() {
    return lease.holds(told::addAll);
  }

  private void pass(Duration time) {
    nanos = nanos.plus(time);
    wall = wall.plus(time);
  }

  @Test
  void firstUse_looksAndTells() {
    assertThat(holds()).isTrue();
    assertThat(told).containsExactly(KEY);
    assertThat(holds()).isTrue();
    assertThat(looks).isOne();
  }

  @Test
  void itIsRenewedBeforeItEnds() {
    holds();
    pass(KnowledgeLease.TERM.dividedBy(2));
    assertThat(holds()).isTrue();
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void whoCannotLook_believesItToItsEndAndNoLonger() {
    holds();
    away = true;
    pass(KnowledgeLease.TERM.minusMillis(1));
    assertThat(holds()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(holds()).isFalse();
    away = false;
    assertThat(holds()).isTrue();
  }

  @Test
  void whoHasNeverLooked_believesNothing() {
    away = true;
    assertThat(holds()).isFalse();
  }

  @Test
  void timeThatASleepingMachineDidNotCount_countsAllTheSame() {
    holds();
    away = true;
    wall = wall.plus(KnowledgeLease.TERM);
    assertThat(holds()).isFalse();
  }

  @Test
  void clockThatIsSetBack_isNotBelieved() {
    holds();
    away = true;
    wall = wall.minusMillis(1);
    assertThat(holds()).isFalse();
  }

  @Test
  void whoForgets_waitsLongerThanAnyoneBelieves() {
    assertThat(KnowledgeLease.PATIENCE).isGreaterThan(KnowledgeLease.TERM);
  }
}
