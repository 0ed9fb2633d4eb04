/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.server.TransactionLog;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.ledger.AttemptRecord;
import io.xonce.store.Claimant;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.PreparedBranch;
import io.xonce.store.ProcessedMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyReportTest {

  private static final MessageKey KEY = MessageKey.of("ledger", null, List.of("p-1"));
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final List<PreparedBranch> NO_BRANCHES = List.of();

  @Test
  void unknownKey_isSaidToBe() {
    assertThat(text(null, List.of(), NO_BRANCHES, null))
        .isEqualTo(
            "Key "
                + KEY
                + ": not known. It was never seen, or its record and its attempts are purged.");
  }

  @Test
  void failuresSuccessAndDuplicate_areTheWholeStory() {
    AttemptRecord failed =
        attempt(1, AttemptOutcome.ROLLED_BACK, null, "java.lang.IllegalStateException: no");
    AttemptRecord good = attempt(2, AttemptOutcome.COMMITTED, null, null);
    AttemptRecord copy = attempt(3, AttemptOutcome.DUPLICATE, "RESENT", null);
    assertThat(text(record(good.id()), List.of(failed, good, copy), NO_BRANCHES, null).lines())
        .containsExactly(
            "Key " + KEY + ": processed.",
            "Record: processed 2026-01-02T03:04:05.678Z as message ID:1 sent"
                + " 2026-01-02T03:04:04.678Z, fingerprint "
                + fingerprint()
                + ", by attempt 2.",
            "Attempt 1: ROLLED_BACK. From 2026-01-02T03:05:05.678Z to 2026-01-02T03:05:06.678Z on"
                + " node-a, delivery 1 of message ID:1, transaction 0:1:2:3:1."
                + " java.lang.IllegalStateException: no",
            "Attempt 2: COMMITTED. From 2026-01-02T03:06:05.678Z to 2026-01-02T03:06:06.678Z on"
                + " node-a, delivery 2 of message ID:2, transaction 0:1:2:3:2.",
            "Attempt 3: DUPLICATE, RESENT. From 2026-01-02T03:07:05.678Z to"
                + " 2026-01-02T03:07:06.678Z on node-a, delivery 3 of message ID:3, transaction"
                + " 0:1:2:3:3.");
  }

  @Test
  void unseenEndOfTheRecordsOwnAttempt_wasACommit() {
    AttemptRecord dead = attempt(1, AttemptOutcome.UNKNOWN, null, null);
    AttemptRecord other = attempt(2, AttemptOutcome.UNKNOWN, null, null);
    assertThat(text(record(dead.id()), List.of(dead, other), NO_BRANCHES, null))
        .contains("Attempt 1: COMMITTED, its end was not seen but the record is its own. ")
        .contains("Attempt 2: UNKNOWN, its end was not seen and it left nothing behind. ");
  }

  @Test
  void recordOfAnAttemptThatIsNotTold_namesIt() {
    UUID gone = UUID.randomUUID();
    assertThat(text(record(gone), List.of(), NO_BRANCHES, null))
        .contains("by attempt " + gone + ".");
    assertThat(text(record(null), List.of(), NO_BRANCHES, null))
        .contains("by an attempt that was not recorded.");
  }

  @Test
  void branchOfAnAttempt_isInDoubtAndTheLogTellsItsFate() {
    AttemptRecord dead = attempt(1, AttemptOutcome.UNKNOWN, null, null);
    List<PreparedBranch> branches = List.of(branch(1), branch(7));
    String decided = text(null, List.of(dead), branches, log("node-a", "0:1:2:3:1"));
    assertThat(decided.lines())
        .containsExactly(
            "Key "
                + KEY
                + ": in doubt. Copies of the message wait until the branch below is ended.",
            "Attempt 1: UNKNOWN, in doubt. From 2026-01-02T03:05:05.678Z on node-a, delivery 1"
                + " of message ID:1, transaction 0:1:2:3:1.",
            "In doubt: branch gid-1 of attempt 1, prepared 2026-01-02T03:04:05.678Z by node"
                + " node-a. The transaction log holds the decision: recovery commits it.",
            "The database holds 1 more branch in doubt, none of an attempt told here.");
    assertThat(text(null, List.of(dead), branches, log("node-a", "0:1:2:3:7")))
        .contains("The transaction log holds no decision");
    assertThat(text(null, List.of(dead), branches, log("node-b", "0:1:2:3:7")))
        .contains("of that node, which is not this one: ask there.");
    assertThat(text(null, List.of(dead), branches, null))
        .contains("The transaction log was not reachable");
  }

  @Test
  void branchOfTheRecordsOwnAttempt_hasEndedMeanwhile() {
    AttemptRecord good = attempt(1, null, null, null);
    assertThat(text(record(good.id()), List.of(good), List.of(branch(1)), null))
        .contains(": processed.")
        .doesNotContain("n doubt");
  }

  @Test
  void branchesOfOtherKeysAndOfOtherCoordinators_areOnlyCounted() {
    AttemptRecord running = attempt(1, null, null, null);
    PreparedBranch foreign = new PreparedBranch("foreign", new byte[] {1}, null);
    assertThat(text(null, List.of(running), List.of(branch(2), foreign), null))
        .contains(": not processed.")
        .contains("Attempt 1: RUNNING. From 2026-01-02T03:05:05.678Z on")
        .contains("The database holds 2 more branches in doubt")
        .doesNotContain("In doubt: ");
  }

  /** What a bean has logged of it is not found here. */
  @Test
  void messageOfAmqp_isToldByItsOwnIdAndThatItHasAnother() {
    String note = "Their JMSMessageID is another at each delivery, and in the log only.";
    assertThat(text(record(null, "ID:AMQP_ULONG:42"), List.of(), NO_BRANCHES, null))
        .contains("as message ID:AMQP_ULONG:42 sent")
        .endsWith(note);
    assertThat(text(record(null, "ID:8e57"), List.of(), NO_BRANCHES, null)).doesNotContain(note);
  }

  private static String text(
      @Nullable ProcessedMessage record,
      List<AttemptRecord> attempts,
      List<PreparedBranch> branches,
      @Nullable TransactionLog log) {
    return KeyReportText.of(KeyReport.of(KEY, record, attempts, branches, log));
  }

  private static ProcessedMessage record(@Nullable UUID attempt) {
    return record(attempt, "ID:1");
  }

  private static ProcessedMessage record(@Nullable UUID attempt, String messageId) {
    return new ProcessedMessage(
        "ledger",
        "p-1",
        messageId,
        START.minusSeconds(1),
        START,
        fingerprint(),
        attempt == null ? null : new Claimant(attempt, 1, "node-a", null),
        Outcome.COMMITTED);
  }

  private static Fingerprint fingerprint() {
    return Fingerprint.digest().add("payload").finish();
  }

  private static AttemptRecord attempt(
      int number,
      @Nullable AttemptOutcome outcome,
      @Nullable String cause,
      @Nullable String error) {
    Instant begun = START.plus(Duration.ofMinutes(number));
    return new AttemptRecord(
        number,
        UUID.randomUUID(),
        "ID:" + number,
        number,
        "node-a",
        "0:1:2:3:" + number,
        begun,
        outcome == null || outcome == AttemptOutcome.UNKNOWN ? null : begun.plusSeconds(1),
        outcome,
        cause,
        error);
  }

  /** A branch of the transaction 0:1:2:3:number. */
  private static PreparedBranch branch(int number) {
    byte[] node = "node-a".getBytes(StandardCharsets.UTF_8);
    ByteBuffer id = ByteBuffer.allocate(28 + node.length);
    id.putLong(0).putLong(1).putInt(2).putInt(3).putInt(number).put(node);
    return new PreparedBranch("gid-" + number, id.array(), START);
  }

  private static TransactionLog log(String node, String... transactions) {
    return new TransactionLog(node, Set.of(transactions));
  }
}
