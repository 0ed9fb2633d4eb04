/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static final Payment P1 = new Payment("p1", "a", new BigDecimal("1.50"));
  private static final Payment P2 = new Payment("p2", "a", new BigDecimal("2.00"));
  private static final Payment P3 = new Payment("p3", "b", new BigDecimal("3.00"));
  private static final List<Payment> PLAN = List.of(P1, P2, P3);
  private static final Map<String, BigDecimal> BALANCES = balances("3.50", "3");

  @Test
  void everythingOnce_isFine() {
    assertThat(judge(PLAN, PLAN, BALANCES)).isEqualTo(new Judgement(3, 0, 0, List.of()));
  }

  @Test
  void missingEntry_isLost() {
    Judgement judgement = judge(List.of(P1, P3), PLAN, balances("1.50", "3"));
    assertThat(judgement.lost()).isEqualTo(1);
    assertThat(judgement.complaints()).anyMatch(line -> line.startsWith("LOST payments/p2"));
  }

  @Test
  void missingMessage_isLost() {
    Judgement judgement = judge(PLAN, List.of(P2, P3), BALANCES);
    assertThat(judgement.lost()).isEqualTo(1);
    assertThat(judgement.complaints()).hasSize(1);
  }

  @Test
  void secondEntry_isDuplicated() {
    Judgement judgement = judge(plus(P3), PLAN, balances("3.50", "6"));
    assertThat(judgement.duplicated()).isEqualTo(1);
    assertThat(judgement.effects()).isEqualTo(4);
    assertThat(judgement.complaints()).hasSize(1);
  }

  @Test
  void secondMessage_isDuplicated() {
    Judgement judgement = judge(PLAN, plus(P1), BALANCES);
    assertThat(judgement.duplicated()).isEqualTo(1);
    assertThat(judgement.complaints()).hasSize(1);
  }

  @Test
  void lossAndDuplicate_doNotCancelOut() {
    Judgement judgement = judge(List.of(P1, P1, P3), PLAN, BALANCES);
    assertThat(judgement.lost()).isEqualTo(1);
    assertThat(judgement.duplicated()).isEqualTo(1);
  }

  @Test
  void wrongBalance_isNoticed() {
    assertThat(judge(PLAN, PLAN, balances("3.51", "3")).complaints())
        .singleElement()
        .asString()
        .startsWith("WRONG_BALANCE a");
  }

  @Test
  void moneyOnAnAccountWithoutPayments_isNoticed() {
    Map<String, BigDecimal> balances =
        Map.of("a", new BigDecimal("3.50"), "b", new BigDecimal("3"), "c", BigDecimal.ONE);
    assertThat(judge(PLAN, PLAN, balances).complaints())
        .singleElement()
        .asString()
        .startsWith("WRONG_BALANCE c");
  }

  @Test
  void effectWithAnotherAmountOrOfAnUnknownPayment_isNoticed() {
    Payment other = new Payment("p3", "b", new BigDecimal("4.00"));
    Payment unknown = new Payment("p4", "b", BigDecimal.ONE);
    assertThat(judge(PLAN, List.of(P1, P2, other, unknown), BALANCES).complaints())
        .anyMatch(line -> line.startsWith("CONTRADICTORY p3"))
        .anyMatch(line -> line.startsWith("ALIEN payments/p4"));
  }

  @Test
  void deadLetter_isNoticed() {
    Evidence evidence = new Evidence(PLAN, PLAN, BALANCES, 1);
    assertThat(Judgement.of(PLAN, evidence).complaints()).hasSize(1);
  }

  private static Judgement judge(
      List<Payment> entries, List<Payment> messages, Map<String, BigDecimal> balances) {
    return Judgement.of(PLAN, new Evidence(entries, messages, balances, 0));
  }

  private static List<Payment> plus(Payment second) {
    List<Payment> effects = new ArrayList<>(PLAN);
    effects.add(second);
    return effects;
  }

  private static Map<String, BigDecimal> balances(String a, String b) {
    return Map.of("a", new BigDecimal(a), "b", new BigDecimal(b));
  }
}
