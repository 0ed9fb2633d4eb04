/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator did. Texts are shortened and escaped, times by the clock of the database.
 *
 * <p><b>Threads:</b> immutable.
 *
 * @param id of the action
 * @param consumer that it concerns
 * @param kind what was done
 * @param subject what it was done to
 * @param actor who did it
 * @param reason why
 * @param node where
 * @param begunAt when it began
 * @param endedAt when it ended; null: it runs, or died
 * @param result what came of it; null: it has not ended
 */
public record OperatorAction(
    UUID id,
    String consumer,
    String kind,
    String subject,
    String actor,
    String reason,
    String node,
    Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable String result) {}
