/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.Guarantee;
import io.xonce.interceptor.Branch.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

  private static final Branch MESSAGE = new Branch(Kind.DELIVERY, "", "Broker");
  private static final Branch STORE = new Branch(Kind.XA, "java:/Store", "PostgreSQL");

  @Test
  void messageAndXaStore_isExactlyOnce() {
    Finding finding = Finding.of(List.of(MESSAGE, STORE), STORE);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(finding.reason()).isEmpty();
    assertThat(finding.evidence(List.of(MESSAGE, STORE)))
        .isEqualTo(
            "2 branches in one XA transaction: java:/Store (PostgreSQL), the message (Broker)");
  }

  @Test
  void storeAlone_isOneLocalTransactionWhateverItIs() {
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL");
    assertThat(Finding.of(List.of(local), local).guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(Finding.of(List.of(STORE), STORE).evidence(List.of(STORE)))
        .isEqualTo("1 branch in one XA transaction: java:/Store (PostgreSQL)");
  }

  @Test
  void localStore_isNotSafeForWhatItSends() {
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL");
    Finding finding = Finding.of(List.of(MESSAGE, local), local);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE_UNLESS_IT_SENDS);
    assertThat(finding.isBelow(Guarantee.EXACTLY_ONCE)).isTrue();
    assertThat(finding.isBelow(Guarantee.EXACTLY_ONCE_UNLESS_IT_SENDS)).isFalse();
  }

  @Test
  void localDatasourceBesideAnXaStore_isWorse() {
    Branch local = new Branch(Kind.LAST_RESOURCE, "java:/Local", "PostgreSQL");
    Finding finding = Finding.of(List.of(MESSAGE, STORE, local), STORE);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.DEDUPLICATED);
    assertThat(finding.reason()).contains("java:/Local");
  }

  @Test
  void commitMarkableStore_isExactlyOnce() {
    Branch markable = new Branch(Kind.COMMIT_MARKABLE, "java:/Markable", "PostgreSQL");
    Finding finding = Finding.of(List.of(MESSAGE, markable), markable);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(finding.evidence(List.of(MESSAGE, markable)))
        .contains("java:/Markable (PostgreSQL, commit-markable)");
  }

  @Test
  void twoCommitMarkableDatasources_commitApart() {
    Branch store = new Branch(Kind.COMMIT_MARKABLE, "java:/Markable", "PostgreSQL");
    Branch other = new Branch(Kind.COMMIT_MARKABLE, "java:/Other", "PostgreSQL");
    Finding finding = Finding.of(List.of(MESSAGE, store, other), store);
    assertThat(finding.guarantee()).isEqualTo(Guarantee.DEDUPLICATED);
  }

  @Test
  void weakerFinding_isTheOneThatHolds() {
    Finding strong = Finding.of(List.of(MESSAGE, STORE), STORE);
    Finding weak = new Finding(Guarantee.DEDUPLICATED, "no recovery");
    assertThat(strong.atMost(weak)).isSameAs(weak);
    assertThat(weak.atMost(strong)).isSameAs(weak);
    assertThat(strong.atMost(strong)).isSameAs(strong);
  }
}
