/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.Guarantee;
import io.xonce.interceptor.proof.Branch.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuaranteeStatusTest {

  private static final Branch MESSAGE = new Branch(Kind.DELIVERY, "", "Broker", "");
  private static final Branch STORE = new Branch(Kind.XA, "java:/Store", "PostgreSQL", "");
  private static final List<Branch> PLAIN = List.of(MESSAGE, STORE);
  private static final List<Branch> SENDING =
      List.of(MESSAGE, STORE, new Branch(Kind.XA, "java:/JmsXA", "Broker", ""));
  private static final Assessment STRONG = new Assessment(Guarantee.EXACTLY_ONCE, "");
  private static final Assessment WEAK = new Assessment(Guarantee.DEDUPLICATED, "no recovery.");

  private final GuaranteeStatus standing = new GuaranteeStatus();

  @Test
  void beforeTheFirstDelivery_nothingIsProved() {
    assertThat(standing.view().guarantee()).isEqualTo("NOT_YET_DELIVERED");
    assertThat(standing.view().isReady()).isTrue();
  }

  @Test
  void eachWay_isNewsOnceUntilItsFindingChanges() {
    assertThat(reached(STRONG, PLAIN)).isNotNull();
    assertThat(reached(STRONG, List.of(STORE, MESSAGE))).isNull();
    assertThat(reached(STRONG, SENDING)).isNotNull();
    assertThat(reached(WEAK, PLAIN)).isNotNull();
    assertThat(reached(WEAK, PLAIN)).isNull();
  }

  @Test
  void weakestOfAllWays_isTheGuarantee() {
    reached(STRONG, PLAIN);
    reached(WEAK, SENDING);
    assertThat(standing.view().toString())
        .startsWith("DEDUPLICATED: 3 branches in one XA transaction, committed in this order: ")
        .endsWith("no recovery.");
    reached(STRONG, SENDING);
    assertThat(standing.view().guarantee()).isEqualTo("EXACTLY_ONCE");
  }

  @Test
  void amongEqualWays_theOneWithMostBranchesIsShown() {
    for (int i = 0; i < 20; i++) {
      Branch other = new Branch(Kind.XA, "java:/Other" + i, "PostgreSQL", "");
      reached(STRONG, List.of(STORE, other));
    }
    reached(STRONG, SENDING);
    reached(STRONG, PLAIN);
    assertThat(standing.view().evidence()).startsWith("3 branches in one XA transaction");
  }

  @Test
  void refusal_countsUntilADeliveryPasses() {
    reached(STRONG, PLAIN);
    standing.refused("XONCE00064: too low");
    assertThat(standing.view()).hasToString("REFUSED: XONCE00064: too low");
    assertThat(standing.view().isReady()).isFalse();
    reached(STRONG, PLAIN);
    assertThat(standing.view().isReady()).isTrue();
  }

  @Test
  void obstacle_countsUntilTheResourceAdapterReceivesAgain() {
    reached(STRONG, PLAIN);
    standing.receives("no broker", false);
    assertThat(standing.view()).hasToString("NOT_RECEIVING: no broker");
    assertThat(standing.view().isReady()).isFalse();
    standing.receives(null, false);
    assertThat(standing.view().guarantee()).isEqualTo("EXACTLY_ONCE");
  }

  @Test
  void waysWithoutEnd_areNotAllKept() {
    for (int i = 0; i < 32; i++) {
      Branch other = new Branch(Kind.XA, "java:/Other" + i, "Broker", "");
      assertThat(reached(STRONG, List.of(MESSAGE, STORE, other))).isNotNull();
    }
    assertThat(reached(STRONG, PLAIN)).isNull();
  }

  private @Nullable String reached(Assessment assessment, List<Branch> branches) {
    return standing.reached(assessment, branches, () -> assessment.evidence(branches, false));
  }
}
