/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.demo.Attempt.Outcome;
import io.xonce.demo.Attempt.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptLogTest {

  @Test
  void claimAndOutcome_areMatchedByTransaction() {
    assertThat(
            AttemptLog.parse(
                List.of(
                    "10:00:00.001 claim FIRST consumer=ledger key=p1 message=ID:a delivery=1"
                        + " branches=2 tx=t1",
                    "10:00:00.002 claim DUPLICATE consumer=ledger key=p1 message=ID:b delivery=2"
                        + " branches=1 tx=t2",
                    "10:00:00.003 outcome COMMITTED consumer=ledger key=p1 message=ID:b tx=t2",
                    "10:00:00.004 outcome ROLLED_BACK consumer=ledger key=p1 message=ID:a tx=t1")))
        .containsExactly(
            new Attempt("10:00:00.001", Verdict.FIRST, "p1", "ID:a", 1, Outcome.ROLLED_BACK),
            new Attempt("10:00:00.002", Verdict.DUPLICATE, "p1", "ID:b", 2, Outcome.COMMITTED));
  }

  @Test
  void claimWithoutOutcome_isUnknown() {
    assertThat(
            AttemptLog.parse(
                List.of(
                    "10:00:00.001 claim FIRST consumer=c key=p1 message=ID:a delivery=1"
                        + " branches=2 tx=t1")))
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.UNKNOWN);
  }

  @Test
  void lineCutShortByTheKill_doesNotHideTheNextOne() {
    assertThat(
            AttemptLog.parse(
                List.of(
                    "10:00:00.001 claim FIRST consumer=ledger key=p1 mess10:00:09.000 claim FIRST"
                        + " consumer=ledger key=p2 message=ID:b delivery=1 branches=2 tx=t2",
                    "10:00:09.500 outcome COMMITTED consumer=ledger key=p2 message=ID:b tx=t2")))
        .containsExactly(
            new Attempt("10:00:09.000", Verdict.FIRST, "p2", "ID:b", 1, Outcome.COMMITTED));
  }

  @Test
  void keyWithSpaces_isTakenWhole() {
    assertThat(
            AttemptLog.parse(
                List.of(
                    "10:00:00.001 claim FIRST consumer=c key=a = b message=ID:a delivery=1 branches=2 tx=t")))
        .extracting(Attempt::key)
        .containsExactly("a = b");
  }

  @Test
  void otherLines_areIgnored() {
    assertThat(AttemptLog.parse(List.of("", "10:00:00.001 XONCE00001: something else"))).isEmpty();
  }
}
