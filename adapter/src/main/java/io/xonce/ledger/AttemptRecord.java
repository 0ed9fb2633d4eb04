/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as the ledger holds it. All times are by the clock of the database, all texts
 * shortened and escaped.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param number 1 for the first attempt of its key that the ledger still holds, then counted up
 * @param id of the attempt
 * @param messageId the broker's message id; null: none
 * @param deliveryCount how often the broker has delivered the message, this time included; 0 if it
 *     does not count
 * @param node where it ran
 * @param transactionId of the transaction it ran in; null: unknown
 * @param startedAt when it began; of one that the record of the key tells, when its transaction did
 * @param endedAt when it ended; null: it still runs, or nobody saw the end, or the record of the
 *     key tells of it, which was written before
 * @param outcome how it ended; null: it still runs
 * @param cause why the message was a duplicate, or what else there is to say; null: nothing
 * @param error class and message of what it failed with; null: it did not, or did not say
 */
public record AttemptRecord(
    int number,
    UUID id,
    @Nullable String messageId,
    int deliveryCount,
    String node,
    @Nullable String transactionId,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable AttemptOutcome outcome,
    @Nullable String cause,
    @Nullable String error) {}
