/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.LocalTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Remembers which messages have been processed, in the database that holds the business state.
 *
 * <p><b>Threads:</b> safe for use by many; holds no connection.
 *
 * <p><b>Transactions:</b> {@link #claim} and {@link #find} run in the transaction of the connection
 * they are given and never commit. {@link #open} and {@link #purge} use a connection and local
 * transactions of their own, and must be called where no JTA transaction runs.
 *
 * <p><b>Failure:</b> a duplicate is a result. {@link StoreUnavailableException}: the database
 * cannot be reached; {@link ClaimTimeoutException}: somebody else holds the key; any other {@link
 * StoreException}: the store is not usable as it is. After any of them the transaction must be
 * rolled back.
 */
public final class DedupStore {

  /** A purge can take the record away between a claim and the look at it, hardly ever twice. */
  private static final int CLAIM_ATTEMPTS = 3;

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Duration lockTimeout;

  DedupStore(DataSource dataSource, Dialect dialect, Duration lockTimeout) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.lockTimeout = lockTimeout;
  }

  /**
   * Opens the store of a datasource after checking that it can keep its promise there.
   *
   * @param dataSource the business datasource; its connections work at READ COMMITTED
   * @param mode whether missing tables are an error or are created
   * @param lockTimeout how long a claim waits for a transaction that holds its key: 1 ms to 24 h;
   *     on PostgreSQL rounded up to whole seconds
   * @throws StoreUnavailableException if the database cannot be reached
   * @throws StoreException if the database is not supported, its isolation not READ COMMITTED, or
   *     the schema not the one needed
   */
  public static DedupStore open(DataSource dataSource, SchemaMode mode, Duration lockTimeout) {
    Objects.requireNonNull(mode, "mode");
    if (lockTimeout.toMillis() < 1 || lockTimeout.compareTo(LONGEST_WAIT) > 0) {
      throw StoreMessages.MESSAGES.badLockTimeout(lockTimeout);
    }
    try (Connection connection = connect(dataSource)) {
      Dialect dialect = Dialect.of(connection.getMetaData());
      Isolation.requireReadCommitted(connection);
      Schema schema = new Schema(connection, dialect);
      if (mode == SchemaMode.CREATE) {
        schema.create();
      } else {
        schema.validate();
      }
      return new DedupStore(dataSource, dialect, lockTimeout);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  /**
   * A connection of the store's datasource, within a JTA transaction the one of that transaction.
   * The caller closes it.
   *
   * @throws StoreUnavailableException if the datasource gives none
   */
  public Connection connect() throws StoreException {
    return connect(dataSource);
  }

  /**
   * Claims a key for the running transaction. Waits at most the lock timeout for another
   * transaction that holds it; the claim lasts if and only if the transaction commits.
   *
   * @param connection in the transaction that processes the message; the caller sees to it that
   *     there is one: some XA drivers report autocommit within a branch, so it cannot be told here
   * @param message the message in hand
   * @return FIRST: process it; DUPLICATE: it has been processed, the transaction stays usable
   * @throws ClaimTimeoutException if nobody knows yet whether it is a duplicate
   * @throws StoreException if the claim failed for another reason
   */
  public Claim claim(Connection connection, IncomingMessage message) {
    MessageKey key = message.key();
    long start = System.nanoTime();
    try {
      for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
        Duration left = lockTimeout.minusNanos(System.nanoTime() - start);
        if (dialect.insert(connection, message, left)) {
          return new Claim(Verdict.FIRST, null);
        }
        ProcessedMessage first = Records.find(connection, key);
        if (first != null) {
          return new Claim(Verdict.DUPLICATE, first);
        }
      }
    } catch (SQLException e) {
      throw Failure.ofClaim(e, key, lockTimeout);
    }
    throw StoreMessages.MESSAGES.recordVanished(key, CLAIM_ATTEMPTS);
  }

  /**
   * Looks a key up without claiming it; never waits for another transaction.
   *
   * @param connection sees what its own transaction and committed ones have claimed
   * @param key what to look for
   * @return the record, or empty if the key was never processed or its record is purged
   * @throws StoreException if the look-up failed
   */
  public Optional<ProcessedMessage> find(Connection connection, MessageKey key) {
    try {
      return Optional.ofNullable(Records.find(connection, key));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.lookUpFailed(e, key, state));
    }
  }

  /**
   * Deletes one batch of the oldest records of a consumer, none younger than the retention by the
   * database's clock. To be called until it returns less than the batch size.
   *
   * @param consumer whose records
   * @param retention how long a record is kept, positive
   * @param batchSize most rows to delete, at least 1
   * @return rows deleted; 0 also if another node is purging
   * @throws StoreException if it failed; nothing is deleted then
   */
  public int purge(String consumer, Duration retention, int batchSize) {
    PurgeBatch batch = new PurgeBatch(dialect, consumer, retention, batchSize);
    try (Connection connection = connect()) {
      return LocalTransaction.run(connection, batch);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.purgeFailed(e, consumer, state));
    }
  }

  /**
   * Why this database server cannot take part in two-phase commit, and what to do about it.
   *
   * @param connection any connection of the store
   * @return a numbered text, or empty if there is no obstacle
   * @throws StoreException if the server does not tell
   */
  public Optional<String> twoPhaseObstacle(Connection connection) {
    try {
      return dialect.twoPhaseObstacle(connection);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  private static Connection connect(DataSource dataSource) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw StoreMessages.MESSAGES.unreachable(e, SqlStates.of(e));
    }
  }
}
