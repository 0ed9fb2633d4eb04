/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.DuplicateCause;
import io.xonce.interceptor.invocation.Provenance;
import io.xonce.store.Claim;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DuplicateClassifierTest {

  private static final Instant PROCESSED = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Instant EARLIER = PROCESSED.minus(Duration.ofNanos(1000));

  @Test
  void sameMessageDeliveredAgain_isRedelivered() {
    assertThat(cause("ID:1", EARLIER, 2, Provenance.SENT)).isEqualTo(DuplicateCause.REDELIVERED);
  }

  @Test
  void sameMessageMovedBack_isReplayed() {
    assertThat(cause("ID:1", EARLIER, 1, Provenance.MOVED)).isEqualTo(DuplicateCause.REPLAYED);
  }

  @Test
  void copyThatADivertMade_hasACauseOfItsOwn() {
    assertThat(cause("ID:1", EARLIER, 1, Provenance.DIVERTED)).isEqualTo(DuplicateCause.COPIED);
    assertThat(cause("ID:1", EARLIER, 2, Provenance.DIVERTED))
        .isEqualTo(DuplicateCause.REDELIVERED);
  }

  @Test
  void movedMessageDeliveredAgainFromItsNewPlace_isRedelivered() {
    assertThat(cause("ID:1", EARLIER, 2, Provenance.MOVED)).isEqualTo(DuplicateCause.REDELIVERED);
  }

  @Test
  void sameMessageWithoutCountOrTrace_comesFromABrokerThatForgot() {
    assertThat(cause("ID:1", EARLIER, 1, Provenance.SENT)).isEqualTo(DuplicateCause.REDELIVERED);
  }

  @Test
  void otherMessageSentLater_isResent() {
    assertThat(cause("ID:2", PROCESSED.plusMillis(1), 1, Provenance.SENT))
        .isEqualTo(DuplicateCause.RESENT);
    assertThat(cause("ID:2", PROCESSED, 1, Provenance.SENT)).isEqualTo(DuplicateCause.RESENT);
  }

  @Test
  void otherMessageThatHadToWait_isResentHoweverOftenItIsDelivered() {
    assertThat(cause("ID:2", PROCESSED.plusMillis(1), 5, Provenance.MOVED))
        .isEqualTo(DuplicateCause.RESENT);
  }

  @Test
  void otherMessageSentBeforeTheFirstBegan_isConcurrent() {
    assertThat(cause("ID:2", EARLIER, 1, Provenance.SENT)).isEqualTo(DuplicateCause.CONCURRENT);
  }

  @Test
  void otherMessageWithoutSendTime_isResent() {
    assertThat(cause("ID:2", null, 1, Provenance.SENT)).isEqualTo(DuplicateCause.RESENT);
  }

  @Test
  void idShortenedInTheRecord_isStillThatOfTheMessage() {
    DuplicateClassifier copy =
        new DuplicateClassifier("ID:" + "x".repeat(250) + "\u0000", null, 2, Provenance.SENT);
    String stored = "ID:" + "x".repeat(196) + "…";
    assertThat(copy.causeOf(duplicateOf(stored))).isEqualTo(DuplicateCause.REDELIVERED);
  }

  @Test
  void otherVerdicts_needNoId() {
    DuplicateClassifier copy = new DuplicateClassifier("ID:1", EARLIER, 1, Provenance.SENT);
    assertThat(copy.causeOf(new Claim(Verdict.FIRST, null))).isNull();
    assertThat(copy.causeOf(new Claim(Verdict.STALE, null))).isEqualTo(DuplicateCause.STALE);
    assertThat(copy.causeOf(new Claim(Verdict.CONFLICT, duplicateOf("ID:1").first())))
        .isEqualTo(DuplicateCause.CONFLICT);
  }

  @Test
  void withoutIds_theDeliveryCountDecides() {
    assertThat(
            new DuplicateClassifier(null, EARLIER, 2, Provenance.SENT).causeOf(duplicateOf(null)))
        .isEqualTo(DuplicateCause.REDELIVERED);
    assertThat(new DuplicateClassifier(null, null, 1, Provenance.SENT).causeOf(duplicateOf(null)))
        .isEqualTo(DuplicateCause.RESENT);
  }

  @Test
  void idAndNoId_areTwoMessages() {
    assertThat(cause(null, null, 2, Provenance.SENT)).isEqualTo(DuplicateCause.RESENT);
    assertThat(new DuplicateClassifier("ID:1", null, 2, Provenance.SENT).causeOf(duplicateOf(null)))
        .isEqualTo(DuplicateCause.RESENT);
  }

  private static @Nullable DuplicateCause cause(
      @Nullable String id, @Nullable Instant sentAt, int deliveries, Provenance provenance) {
    return new DuplicateClassifier(id, sentAt, deliveries, provenance).causeOf(duplicateOf("ID:1"));
  }

  private static Claim duplicateOf(@Nullable String id) {
    return new Claim(
        Verdict.DUPLICATE,
        new ProcessedMessage("ledger", "p-1", id, null, PROCESSED, null, null, Outcome.COMMITTED));
  }
}
