/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.Guarantee;
import io.xonce.interceptor.proof.Branch.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentTest {

  private static final Branch MESSAGE = new Branch(Kind.DELIVERY, "", "Broker", "");
  private static final Branch STORE = new Branch(Kind.XA, "java:/Store", "PostgreSQL", "");

  @Test
  void messageAndXaStore_isExactlyOnce() {
    Assessment finding = Assessment.of(List.of(MESSAGE, STORE), STORE);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(finding.reason()).isEmpty();
    assertThat(finding.evidence(List.of(MESSAGE, STORE), false))
        .isEqualTo(
            "2 branches in one XA transaction, committed in this order: the message (Broker), then"
                + " java:/Store (PostgreSQL)");
  }

  @Test
  void storeAlone_isOneLocalTransactionWhateverItIs() {
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL", "");
    assertThat(Assessment.of(List.of(local), local).guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(Assessment.of(List.of(STORE), STORE).evidence(List.of(STORE), false))
        .isEqualTo("1 branch in one transaction: java:/Store (PostgreSQL)");
  }

  @Test
  void messageThatIsNoBranch_isNamedAllTheSame() {
    assertThat(Assessment.BEST.evidence(List.of(STORE), true))
        .isEqualTo(
            "1 branch in one transaction: java:/Store (PostgreSQL); the message is acknowledged"
                + " after the commit");
  }

  @Test
  void localStore_isNotSafeForWhatItSends() {
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL", "");
    Assessment finding = Assessment.of(List.of(MESSAGE, local), local);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE_UNLESS_IT_SENDS);
    assertThat(finding.isBelow(Guarantee.EXACTLY_ONCE)).isTrue();
    assertThat(finding.isBelow(Guarantee.EXACTLY_ONCE_UNLESS_IT_SENDS)).isFalse();
  }

  @Test
  void localDatasourceBesideAnXaStore_isWorse() {
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL", "");
    Assessment finding = Assessment.of(List.of(MESSAGE, STORE, local), STORE);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.DEDUPLICATED);
    assertThat(finding.reason()).contains("java:/Local", "Define an xa-data-source");
    assertThat(finding.refusal(List.of(MESSAGE, STORE, local))).isEqualTo(finding.reason());
  }

  @Test
  void commitMarkableStore_mayLoseWhatWasAcknowledged() {
    Branch markable = new Branch(Kind.COMMIT_MARKABLE, "java:/Markable", "PostgreSQL", "");
    Assessment finding = Assessment.of(List.of(MESSAGE, markable), markable);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.AT_MOST_ONCE);
    assertThat(finding.isBelow(Guarantee.DEDUPLICATED)).isTrue();
    assertThat(finding.evidence(List.of(MESSAGE, markable), false))
        .contains("java:/Markable (PostgreSQL, commit-markable)");
  }

  /** It commits in one phase: no answer, no acknowledgement. */
  @Test
  void commitMarkableStoreAlone_isExactlyOnce() {
    Branch markable = new Branch(Kind.COMMIT_MARKABLE, "java:/Markable", "PostgreSQL", "");
    assertThat(Assessment.of(List.of(markable), markable)).isEqualTo(Assessment.BEST);
  }

  @Test
  void commitMarkableDatasourceBesideAnXaStore_isAsBad() {
    Branch other = new Branch(Kind.COMMIT_MARKABLE, "java:/Other", "PostgreSQL", "");
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL", "");
    Assessment finding = Assessment.of(List.of(MESSAGE, STORE, other, local), STORE);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.AT_MOST_ONCE);
    assertThat(finding.reason()).contains("java:/Other");
  }

  @Test
  void weakerFinding_isTheOneThatHolds() {
    Assessment strong = Assessment.of(List.of(MESSAGE, STORE), STORE);
    Assessment weak = new Assessment(Guarantee.DEDUPLICATED, "no recovery");
    assertThat(strong.atMost(weak)).isSameAs(weak);
    assertThat(weak.atMost(strong)).isSameAs(weak);
    assertThat(strong.atMost(strong)).isSameAs(strong);
  }
}
