/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.xonce.interceptor.server.NarayanaTransaction;
import io.xonce.interceptor.server.TransactionLog;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.ledger.AttemptRecord;
import io.xonce.store.Claimant;
import io.xonce.store.MessageKey;
import io.xonce.store.PreparedBranch;
import io.xonce.store.ProcessedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a key: state, history, and what is between them.
 *
 * @param record null if the key has none
 * @param attempts oldest first
 * @param doubts the branches in doubt of these attempts
 * @param otherDoubts branches in doubt in the same database that are of none of them
 */
public record KeyReport(
    MessageKey key,
    @Nullable ProcessedMessage record,
    List<AttemptRecord> attempts,
    List<Doubt> doubts,
    int otherDoubts) {

  /** A branch of an attempt that is prepared and not ended. */
  public record Doubt(AttemptRecord attempt, PreparedBranch branch, String node, Fate fate) {}

  /** What will become of a branch in doubt, as the log of its coordinator tells. */
  public enum Fate {
    /** The decision to commit is in the log. */
    COMMITS,
    /** The log of its node holds no decision. */
    ROLLS_BACK,
    /** It belongs to another node, whose log is not here. */
    OF_ANOTHER_NODE,
    /** The log could not be read. */
    NOT_KNOWN
  }

  /**
   * Puts together what was read. Whoever has committed is not in doubt: the branch has ended since
   * it was read.
   *
   * @param branches all in doubt in the database
   * @param log of this server; null if it could not be read
   */
  static KeyReport of(
      MessageKey key,
      @Nullable ProcessedMessage record,
      List<AttemptRecord> attempts,
      List<PreparedBranch> branches,
      @Nullable TransactionLog log) {
    List<Doubt> doubts = new ArrayList<>();
    int others = 0;
    for (PreparedBranch branch : branches) {
      NarayanaTransaction transaction = NarayanaTransaction.of(branch.globalTransactionId());
      List<AttemptRecord> own = attemptsIn(transaction, attempts);
      if (transaction == null || own.isEmpty()) {
        others++;
        continue;
      }
      own.stream()
          .filter(attempt -> !isRecord(record, attempt))
          .map(attempt -> new Doubt(attempt, branch, transaction.node(), fate(transaction, log)))
          .forEach(doubts::add);
    }
    return new KeyReport(key, record, attempts, doubts, others);
  }

  private static List<AttemptRecord> attemptsIn(
      @Nullable NarayanaTransaction transaction, List<AttemptRecord> attempts) {
    return attempts.stream()
        .filter(attempt -> transaction != null && transaction.id().equals(attempt.transactionId()))
        .toList();
  }

  /** What will become of a transaction, as far as the log tells; null: it could not be read. */
  public static Fate fate(NarayanaTransaction transaction, @Nullable TransactionLog log) {
    if (log == null) {
      return Fate.NOT_KNOWN;
    }
    if (log.transactions().contains(transaction.id())) {
      return Fate.COMMITS;
    }
    return log.node().equals(transaction.node()) ? Fate.ROLLS_BACK : Fate.OF_ANOTHER_NODE;
  }

  /** Whether nothing at all is known. */
  public boolean isEmpty() {
    return record == null && attempts.isEmpty();
  }

  /** Whether the record of the key is this attempt's. */
  public boolean isRecord(AttemptRecord attempt) {
    return isRecord(record, attempt);
  }

  private static boolean isRecord(@Nullable ProcessedMessage record, AttemptRecord attempt) {
    Claimant claimant = record == null ? null : record.claimant();
    return claimant != null && claimant.attempt().equals(attempt.id());
  }

  /**
   * How an attempt ended, as far as everything together tells: one whose end nobody saw has
   * committed if the record is its own. Null while it runs.
   */
  public @Nullable AttemptOutcome outcome(AttemptRecord attempt) {
    return attempt.outcome() == AttemptOutcome.UNKNOWN && isRecord(attempt)
        ? AttemptOutcome.valueOf(Objects.requireNonNull(record).outcome().name())
        : attempt.outcome();
  }

  public boolean isInDoubt(AttemptRecord attempt) {
    return doubts.stream().anyMatch(doubt -> doubt.attempt().equals(attempt));
  }
}
