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
    assertThat(finding.reason()).contains("java:/Local");
  }

  @Test
  void commitMarkableStore_isExactlyOnce() {
    Branch markable = new Branch(Kind.COMMIT_MARKABLE, "java:/Markable", "PostgreSQL", "");
    Assessment finding = Assessment.of(List.of(MESSAGE, markable), markable);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(finding.evidence(List.of(MESSAGE, markable), false))
        .contains("java:/Markable (PostgreSQL, commit-markable)");
  }

  @Test
  void twoCommitMarkableDatasources_commitApart() {
    Branch store = new Branch(Kind.COMMIT_MARKABLE, "java:/Markable", "PostgreSQL", "");
    Branch other = new Branch(Kind.COMMIT_MARKABLE, "java:/Other", "PostgreSQL", "");
    Assessment finding = Assessment.of(List.of(MESSAGE, store, other), store);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.DEDUPLICATED);
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
