/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.REJECTED;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.StoreException;
import org.junit.jupiter.api.Test;

/** The mark of a key that is not to be tried again. */
interface RejectionContract extends LedgerFixture {

  private void reject(AttemptLedger ledger, String part) {
    ledger.end(begin(ledger, part), REJECTED, null, new IllegalArgumentException("closed account"));
  }

  @Test
  default void rejection_isKnownBeforeItIsWritten() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    reject(ledger, "a");
    run(ledger, "b", ROLLED_BACK);
    assertThat(ledger.rejection(key("a")))
        .contains("java.lang.IllegalArgumentException: closed account");
    assertThat(ledger.rejection(key("b"))).isEmpty();
    assertThat(ledger.rejection(key("never"))).isEmpty();
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome IS NOT NULL")).isZero();
  }

  @Test
  default void rejection_isKnownToOtherNodesOnceWritten() throws Exception {
    AttemptLedger ledger = open("node-a");
    reject(ledger, "a");
    written(ledger, "a", 1);
    assertThat(open("node-b").rejection(key("a")))
        .contains("java.lang.IllegalArgumentException: closed account");
  }

  @Test
  default void rejectionWithoutAnError_isEmptyText() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    end(ledger, begin(ledger, "a"), REJECTED);
    assertThat(ledger.rejection(key("a"))).contains("");
    ledger.close();
    assertThat(ledger.rejection(key("a"))).contains("");
  }

  @Test
  default void firstRejection_isTheOneTold() throws Exception {
    AttemptLedger ledger = open("node-a");
    reject(ledger, "a");
    written(ledger, "a", 1);
    end(ledger, begin(ledger, "a"), REJECTED);
    written(ledger, "a", 2);
    await(() -> ledger.rejection(key("a")).orElseThrow().endsWith("closed account"));
    assertThat(ledger.rejection(key("a")))
        .contains("java.lang.IllegalArgumentException: closed account");
  }

  @Test
  default void markTakenOutOfTheTable_isGone() throws Exception {
    AttemptLedger ledger = open("node-a");
    reject(ledger, "a");
    written(ledger, "a", 1);
    execute("DELETE FROM xonce_attempt");
    await(() -> ledger.rejection(key("a")).isEmpty());
    assertThat(ledger.attemptsOf(key("a"))).isEmpty();
  }

  @Test
  default void failedLookUpOfARejection_isNumbered() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.close();
    execute("DROP TABLE xonce_attempt");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> ledger.rejection(key("a")))
        .withMessageStartingWith("XONCE05010");
  }
}
