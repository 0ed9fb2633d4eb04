/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.AttemptOutcome.REJECTED;
import static io.xonce.ledger.AttemptOutcome.ROLLED_BACK;
import static io.xonce.ledger.LedgerFixture.begin;
import static io.xonce.ledger.LedgerFixture.delivered;
import static io.xonce.ledger.LedgerFixture.end;
import static io.xonce.ledger.LedgerFixture.key;
import static io.xonce.ledger.LedgerFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xonce.store.StoreException;
import io.xonce.store.StoreUnavailableException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The mark of a key that is not to be tried again. */
interface RejectionContract extends LedgerFixture {

  private void reject(AttemptLedger ledger, String part) {
    ledger.end(begin(ledger, part), REJECTED, null, new IllegalArgumentException("closed account"));
  }

  private static Optional<String> rejection(AttemptLedger ledger, String part) {
    return ledger.rejection(delivered(part, "ID:" + part, 2));
  }

  @Test
  default void rejection_isKnownBeforeItIsWritten() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    reject(ledger, "a");
    run(ledger, "b", ROLLED_BACK);
    assertThat(rejection(ledger, "a"))
        .contains("java.lang.IllegalArgumentException: closed account");
    assertThat(rejection(ledger, "b")).isEmpty();
    assertThat(rejection(ledger, "never")).isEmpty();
    assertThat(count("SELECT count(*) FROM xonce_attempt WHERE outcome IS NOT NULL")).isZero();
  }

  @Test
  default void rejection_isKnownToOtherNodesOnceWritten() throws Exception {
    AttemptLedger ledger = open("node-a");
    reject(ledger, "a");
    written(ledger, "a", 1);
    assertThat(rejection(open("node-b"), "a"))
        .contains("java.lang.IllegalArgumentException: closed account");
  }

  @Test
  default void rejectionWithoutAnError_isEmptyText() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    end(ledger, begin(ledger, "a"), REJECTED);
    assertThat(rejection(ledger, "a")).contains("");
    ledger.close();
    assertThat(rejection(ledger, "a")).contains("");
  }

  @Test
  default void mark_isOfTheNextDeliveryOfThatMessageOnly() throws Exception {
    AttemptLedger ledger = open("node-a", plug(), 10, LATE);
    reject(ledger, "a");
    assertThat(ledger.rejection(delivered("a", "ID:a", 3))).as("third delivery").isEmpty();
    assertThat(ledger.rejection(delivered("a", "ID:b", 2))).as("other message").isEmpty();
    assertThat(ledger.rejection(delivered("a", "ID:a", 2))).isPresent();
  }

  @Test
  default void markOfAnEarlierSequence_doesNotHold() throws Exception {
    AttemptLedger ledger = open("node-a");
    reject(ledger, "a");
    written(ledger, "a", 1);
    end(ledger, ledger.begin(key("a"), "ID:a", 2, null), ROLLED_BACK);
    end(ledger, ledger.begin(key("a"), "ID:a", 1, null), ROLLED_BACK);
    written(ledger, "a", 3);
    assertThat(rejection(ledger, "a")).as("a dead letter that was sent back").isEmpty();
  }

  @Test
  default void markTakenOutOfTheTable_isGone() throws Exception {
    AttemptLedger ledger = open("node-a");
    reject(ledger, "a");
    written(ledger, "a", 1);
    execute("DELETE FROM xonce_attempt");
    await(() -> rejection(ledger, "a").isEmpty());
    assertThat(ledger.attemptsOf(key("a"))).isEmpty();
  }

  @Test
  default void failedLookUpOfARejection_isNumbered() throws Exception {
    AttemptLedger ledger = open("node-a");
    ledger.close();
    execute("DROP TABLE xonce_attempt");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> rejection(ledger, "a"))
        .withMessageStartingWith("XONCE05010");
  }

  @Test
  default void databaseThatIsAway_isToldApartFromAFailedLookUp() throws Exception {
    Plug plug = plug();
    AttemptLedger ledger = open("node-a", plug);
    plug.set(Plug.Fault.PULLED);
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> rejection(ledger, "a"))
        .withMessageStartingWith("XONCE05013");
  }
}
