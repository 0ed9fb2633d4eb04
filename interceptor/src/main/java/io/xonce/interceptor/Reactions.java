/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.store.Claim;
import io.xonce.store.ProcessedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one consumer does about each answer of the store.
 *
 * @param rejected about a message whose last attempt ended in a terminal exception
 */
record Reactions(
    Reaction first, Reaction duplicate, Reaction conflict, Reaction stale, Reaction rejected) {

  static final Reaction ACKNOWLEDGE = (arrival, first, bean) -> null;

  Reaction to(Arrival arrival, Claim claim) {
    return switch (claim.verdict()) {
      case FIRST -> arrival.isRejected() ? rejected : first;
      case DUPLICATE -> duplicate;
      case CONFLICT -> conflict;
      case STALE -> stale;
    };
  }

  /** Calls the bean. */
  static Reaction proceed(Replies replies) {
    return (arrival, first, bean) ->
        CurrentDelivery.with(new CurrentDelivery.Facts(arrival, first, replies), bean);
  }

  static @Nullable Object failOnDuplicate(
      Arrival arrival, @Nullable ProcessedMessage first, Bean bean) {
    throw LOG.duplicate(
        arrival.incoming().name(),
        arrival.incoming().consumer(),
        arrival.key().text(),
        String.valueOf(first == null ? null : first.processedAt()),
        first == null ? null : first.messageId());
  }

  static @Nullable Object failOnConflict(
      Arrival arrival, @Nullable ProcessedMessage first, Bean bean) {
    throw LOG.conflict(
        arrival.incoming().name(),
        arrival.incoming().consumer(),
        arrival.key().text(),
        String.valueOf(first == null ? null : first.processedAt()),
        first == null ? null : first.messageId());
  }
}
