/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.store.Claim;
import io.xonce.store.DedupStore;
import io.xonce.store.IncomingMessage;
import io.xonce.store.StoreException;
import io.xonce.store.StoredReply;
import io.xonce.store.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The store of one consumer, worked in the transaction of a delivery. */
public final class KeyClaims {

  private interface Work<T> {
    T in(DedupStore dedup, Connection connection) throws SQLException;
  }

  private final StoreHandle store;
  private final boolean floor;
  private final AtomicBoolean told = new AtomicBoolean();

  public KeyClaims(StoreHandle store, boolean floor) {
    this.store = store;
    this.floor = floor;
  }

  /** An answer for each of one transaction; the store is not touched if there are none. */
  public List<Claim> claim(List<ProcessingAttempt> attempts) {
    if (attempts.isEmpty()) {
      return List.of();
    }
    return run(
        attempts.get(0),
        (dedup, connection) -> {
          attempts.get(0).proof().demandStore(dedup, connection);
          tellOfFloor(attempts);
          List<IncomingMessage> messages =
              attempts.stream().map(ProcessingAttempt::message).toList();
          return floor
              ? dedup.claimAllAboveFloor(connection, messages)
              : dedup.claimAll(connection, messages);
        });
  }

  /** The first one is told of: it passes until something is purged, and then none does. */
  private void tellOfFloor(List<ProcessingAttempt> attempts) {
    if (!floor || told.get()) {
      return;
    }
    for (ProcessingAttempt attempt : attempts) {
      Invocation invocation = attempt.invocation();
      if (invocation.sentAt() == null && told.compareAndSet(false, true)) {
        LOG.noSendTime(invocation.name(), invocation.consumer());
      }
    }
  }

  /**
   * Claims a copy itself, beside the key that was met. Not above the floor, which is for what might
   * be processed.
   *
   * @param id what tells it from other copies of its key
   * @return false if the same copy was seen to before
   */
  public boolean claimCopy(ProcessingAttempt attempt, List<String> id) {
    IncomingMessage copy = attempt.copy(id);
    Claim claim =
        run(
            attempt,
            (dedup, connection) -> {
              attempt.proof().demandStore(dedup, connection);
              return dedup.claim(connection, copy);
            });
    attempt.proof().claimed(copy.key(), claim.verdict());
    return claim.verdict() != Verdict.DUPLICATE;
  }

  public void save(ProcessingAttempt attempt, StoredReply reply) {
    run(
        attempt,
        (dedup, connection) -> {
          dedup.saveReply(connection, attempt.key(), reply);
          return reply;
        });
  }

  public Optional<StoredReply> reply(ProcessingAttempt attempt) {
    return run(attempt, (dedup, connection) -> dedup.findReply(connection, attempt.key()));
  }

  private <T> T run(ProcessingAttempt attempt, Work<T> work) {
    try {
      DedupStore dedup = store.open();
      try (Connection connection = dedup.connect()) {
        return work.in(dedup, connection);
      }
    } catch (StoreException | SQLException e) {
      throw LOG.storeFailed(
          attempt.invocation().name(),
          attempt.invocation().consumer(),
          store.name(),
          attempt.key().text(),
          Printable.reason(e),
          e);
    }
  }
}
