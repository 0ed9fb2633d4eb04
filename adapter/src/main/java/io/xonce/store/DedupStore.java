/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import io.xonce.internal.LocalTransaction;
import io.xonce.internal.PacedPurge;
import io.xonce.internal.RootCause;
import io.xonce.internal.SqlStates;
import io.xonce.internal.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Remembers which messages have been processed, in the database that holds the business state.
 *
 * <p><b>Threads:</b> safe for use by many; holds no connection.
 *
 * <p><b>Transactions:</b> what is given a connection runs in its transaction and never commits.
 * {@link #open} and {@link #purge} use a connection and local transactions of their own, and must
 * be called where no JTA transaction runs.
 *
 * <p><b>Failure:</b> a duplicate is a result. {@link StoreUnavailableException}: the database
 * cannot be reached; {@link ClaimTimeoutException}: somebody else holds the key; any other {@link
 * StoreException}: the store is not usable as it is. After any of them the transaction must be
 * rolled back.
 */
public final class DedupStore {

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  /** A client info of {@code HonestXADataSource}. */
  private static final String STATEMENTS = "io.xonce.statements";

  private final DataSource dataSource;
  private final Dialect dialect;
  private final TableSchema tables;
  private final Duration lockTimeout;
  private final boolean hidesAbort;

  DedupStore(
      DataSource dataSource,
      Dialect dialect,
      TableSchema tables,
      Duration lockTimeout,
      boolean hidesAbort) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.tables = tables;
    this.lockTimeout = lockTimeout;
    this.hidesAbort = hidesAbort;
  }

  /**
   * Opens the store of a datasource after checking that it can keep its promise there. The tables
   * that a new session finds are those of the store for as long as it is open.
   *
   * @param dataSource the business datasource; its connections work at READ COMMITTED
   * @param mode whether missing tables are an error or are created
   * @param lockTimeout how long a claim waits for a transaction that holds its key: 1 ms to 24 h;
   *     on PostgreSQL and MariaDB rounded up to whole seconds
   * @throws StoreUnavailableException if the database cannot be reached
   * @throws StoreException if the database is not supported, its isolation not READ COMMITTED, the
   *     schema not the one needed, or a pooler gives its sessions to several connections
   */
  public static DedupStore open(DataSource dataSource, SchemaMode mode, Duration lockTimeout) {
    Objects.requireNonNull(mode, "mode");
    if (lockTimeout.toMillis() < 1 || lockTimeout.compareTo(LONGEST_WAIT) > 0) {
      throw StoreMessages.MESSAGES.badLockTimeout(lockTimeout);
    }
    try (Connection connection = connect(dataSource)) {
      Dialect dialect = Dialect.of(connection.getMetaData());
      Isolation.requireReadCommitted(connection);
      dialect.requireOwnSession(connection, dataSource);
      if (dialect.database().isYetToRun()) {
        StoreMessages.MESSAGES.dialectYetToRun(dialect.database().product());
      }
      Schema schema = new Schema(connection, dialect);
      if (mode == SchemaMode.CREATE) {
        schema.create();
      } else {
        schema.validate();
      }
      Clocks.compare(connection, dialect.database());
      TableSchema tables = TableSchema.named(dialect.tableSchema(connection), connection);
      boolean hidesAbort = dialect.hidesAbort(connection);
      return new DedupStore(dataSource, dialect, tables, lockTimeout, hidesAbort);
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
   * The store's datasource, for a ledger beside it: what is prepared on its connections finds the
   * tables of Xonce where they were found when the store was opened, whatever a session is set to.
   */
  public DataSource dataSource() {
    return tables.in(dataSource);
  }

  /**
   * Claims a key for the running transaction. Waits at most the lock timeout for another
   * transaction that holds it; the claim lasts if and only if the transaction commits.
   *
   * @param connection in the transaction that processes the message; the caller sees to it that
   *     there is one: some XA drivers report autocommit within a branch, so it cannot be told here
   * @param message the message in hand
   * @return FIRST: process it; DUPLICATE: it has been processed; CONFLICT: another message of that
   *     key has been processed, which takes two fingerprints that differ. The transaction stays
   *     usable with each
   * @throws ClaimTimeoutException if nobody knows yet whether it is a duplicate
   * @throws StoreException if the claim failed for another reason
   */
  public Claim claim(Connection connection, IncomingMessage message) {
    return claim(connection, List.of(message), false).get(0);
  }

  /**
   * As {@link #claim}, but where that answers FIRST, this answers STALE, leaves no record and says
   * so in a WARN line, if nobody can say that no record of the message was forgotten: it is older
   * than what the store still remembers of its consumer, with five minutes to spare for the clock
   * of its sender, or does not say when it was sent. As long as nothing was purged, that makes
   * nothing stale; but what was sent later than in five minutes by the clock of the database always
   * is, since one of the clocks is wrong.
   */
  public Claim claimAboveFloor(Connection connection, IncomingMessage message) {
    return claim(connection, List.of(message), true).get(0);
  }

  /**
   * Claims the keys of several messages as {@link #claim} does each, on most databases in one round
   * trip. The keys are claimed in an order of their own, so calls that share keys never deadlock.
   *
   * @param messages any number; of several with one key the first is claimed and the others meet
   *     its record
   * @return a claim for each message, in their order
   */
  public List<Claim> claimAll(Connection connection, List<IncomingMessage> messages) {
    return claim(connection, messages, false);
  }

  /**
   * {@link #claimAll} above the floor, as {@link #claimAboveFloor}. If the first of several
   * messages with one key is STALE, so are the others.
   */
  public List<Claim> claimAllAboveFloor(Connection connection, List<IncomingMessage> messages) {
    return claim(connection, messages, true);
  }

  private List<Claim> claim(
      Connection connection, List<IncomingMessage> messages, boolean aboveFloor) {
    try {
      if (!messages.isEmpty()) {
        dialect.announce(connection, messages.get(0).key().consumer());
      }
      return new Claims(dialect, tables.in(connection), lockTimeout).make(messages, aboveFloor);
    } catch (SQLException e) {
      throw Failure.ofClaim(e, dialect, messages, lockTimeout);
    }
  }

  /**
   * Claims a key in a local transaction of its own, which commits: for who only watches. To be
   * called where no JTA transaction runs.
   *
   * @param message the message seen
   * @return what {@link #claim} would have answered in the transaction that processed it
   * @throws StoreException if the claim failed
   */
  public Claim claimAlone(IncomingMessage message) {
    try (Connection connection = connect()) {
      return LocalTransaction.run(connection, transaction -> claim(transaction, message));
    } catch (SQLException e) {
      throw Failure.ofClaim(e, dialect, List.of(message), lockTimeout);
    }
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
      return Optional.ofNullable(Records.find(tables.in(connection), key, dialect.times()));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.lookUpFailed(e, key, state));
    }
  }

  /**
   * Stores what is answered to a message, for as long as its record.
   *
   * @param connection in the transaction that claimed the key as the first
   * @param key the claimed key
   * @param reply the answer, once for each key
   * @throws StoreException if it could not be stored; the transaction must be rolled back
   */
  public void saveReply(Connection connection, MessageKey key, StoredReply reply) {
    try {
      ReplyRows.save(tables.in(connection), key, reply);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.replyNotSaved(e, key, state));
    }
  }

  /**
   * Looks up what was answered to a message.
   *
   * @return the reply, or empty if none was stored or its record is purged
   * @throws StoreException if the look-up failed
   */
  public Optional<StoredReply> findReply(Connection connection, MessageKey key) {
    try {
      return Optional.ofNullable(ReplyRows.find(tables.in(connection), key));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.replyNotRead(e, key, state));
    }
  }

  /**
   * Deletes the records of a consumer that are older than the retention by the database's clock,
   * with their replies, and remembers up to when it forgot. It works in small transactions with
   * pauses between, so it may take its time; interrupt the thread to have it end early.
   *
   * @param consumer whose records
   * @param retention how long a record is kept, positive
   * @return rows deleted; what is left if it ended early, or another node purges, is for the next
   *     call
   * @throws StoreException if a batch failed; that batch deleted nothing
   */
  public long purge(String consumer, Duration retention) {
    return new PacedPurge(() -> purgeUnlessBusy(consumer, retention, PacedPurge.BATCH)).run();
  }

  /**
   * Deletes one batch of the oldest records, as {@link #purge(String, Duration)} does.
   *
   * @param consumer whose records
   * @param retention how long a record is kept, positive
   * @param batchSize most rows to delete, at least 1
   * @return rows deleted; 0 also if another node is purging
   * @throws StoreException if it failed; nothing is deleted then
   */
  public int purge(String consumer, Duration retention, int batchSize) {
    return Math.max(0, purgeUnlessBusy(consumer, retention, batchSize));
  }

  private int purgeUnlessBusy(String consumer, Duration retention, int batchSize) {
    PurgeBatch batch = new PurgeBatch(dialect, consumer, retention, batchSize);
    try (Connection connection = connect()) {
      return LocalTransaction.run(tables.in(connection), batch);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.purgeFailed(e, consumer, state));
    }
  }

  /**
   * A claim of the running JTA transaction that is gone while its commit would seem to succeed:
   * what was written would not be there, and the message neither. After a failed statement
   * PostgreSQL has aborted the transaction and answers its commit by a rollback without an error;
   * others roll back the victim of a deadlock and begin a new transaction with its next statement,
   * and each does so after a {@code ROLLBACK} that was sent as the text of a statement. Asks the
   * database unless its datasource would refuse the commit.
   *
   * @param keys claimed in the transaction, or of records that were found
   * @param mode how this database commits
   * @return the first of them without a record; empty if none is
   * @throws StoreException if the database does not answer, or a statement has changed the role of
   *     the session, so that nobody could finish a prepared branch; the transaction must be rolled
   *     back
   */
  public Optional<MessageKey> lostAmong(Collection<MessageKey> keys, CommitMode mode) {
    if (keys.isEmpty() || !mayCommitWithout(mode)) {
      return Optional.empty();
    }
    try (Connection connection = connect()) {
      if (mode == CommitMode.BRANCH && dialect.hasForeignRole(connection)) {
        throw StoreMessages.MESSAGES.foreignRole(keys.iterator().next());
      }
      Set<MessageKey> found = Records.present(tables.in(connection), keys);
      return keys.stream().filter(key -> !found.contains(key)).findFirst();
    } catch (SQLException e) {
      MessageKey key = keys.iterator().next();
      if (SqlStates.of(e).equals(SqlStates.ABORTED)) {
        return Optional.of(key);
      }
      throw Failure.of(e, state -> StoreMessages.MESSAGES.lookUpFailed(e, key, state));
    }
  }

  /** Only the datasource of a branch may see to it by itself. */
  private boolean mayCommitWithout(CommitMode mode) {
    return mode != CommitMode.BRANCH || hidesAbort;
  }

  /**
   * Why this database server does not take any record now, and what to do about it.
   *
   * @param connection any connection of the store
   * @return a numbered text, or empty if there is no obstacle
   * @throws StoreException if the server does not tell
   */
  public Optional<String> writeObstacle(Connection connection) {
    try {
      return dialect.onlyReads(connection)
          ? Optional.ofNullable(StoreMessages.MESSAGES.onlyReads(null).getMessage())
          : Optional.empty();
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
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

  /**
   * How many branches this database server prepares at once.
   *
   * @param connection any connection of the store
   * @return empty if it has no such limit
   * @throws StoreException if the server does not tell
   */
  public OptionalInt mostPrepared(Connection connection) {
    try {
      return dialect.mostPrepared(connection);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  /**
   * Why this database server may lose what it has committed, and what to do about it.
   *
   * @param connection any connection of the store
   * @return a numbered text, or empty if nothing is known against it
   * @throws StoreException if the server does not tell
   */
  public Optional<String> durabilityDoubt(Connection connection) {
    try {
      List<String> settings = dialect.lossySettings(connection);
      return settings.isEmpty()
          ? Optional.empty()
          : Optional.of(StoreMessages.MESSAGES.commitsMayBeLost(settings));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  /**
   * The branches of this database that are prepared and not yet ended. Their claims hold their keys
   * until recovery, or an operator, ends them.
   *
   * @param connection any connection of the store
   * @return the oldest first; empty also if the database does not tell
   * @throws StoreException if the look-up failed
   */
  public List<PreparedBranch> preparedBranches(Connection connection) {
    try {
      return dialect.preparedBranches(connection);
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  /**
   * How much the store holds of a consumer.
   *
   * @param connection any connection of the store
   * @param consumer whose records
   * @throws StoreException if the look-up failed
   */
  public StoredRecords recordsOf(Connection connection, String consumer) {
    try {
      return StoredRecords.of(consumer, tables.in(connection), dialect.database());
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  /**
   * Why {@link #claimAboveFloor} would call a message STALE, without claiming it.
   *
   * @param connection any connection of the store
   * @param message of which there is no record
   * @return for people; empty if it would not
   * @throws StoreException if the look-up failed
   */
  public Optional<String> floorDoubt(Connection connection, IncomingMessage message) {
    try {
      String consumer = message.key().consumer();
      Floor floor = Floor.of(consumer, tables.in(connection), dialect.database());
      return Optional.ofNullable(floor.doubt(message));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.lookUpFailed(e, message.key(), state));
    }
  }

  /**
   * Has the datasource list what is executed in the running transaction from now on.
   *
   * @param connection in that transaction
   * @return tells the list as it stands, in the order in which each was first executed, also when
   *     the transaction has ended; empty if nothing is listed: only {@code HonestXADataSource} does
   * @throws StoreException if the database does not answer
   */
  public Optional<Supplier<List<ExecutedStatement>>> listStatements(Connection connection) {
    try {
      if (!dialect.listsStatements(connection)) {
        return Optional.empty();
      }
      connection.setClientInfo(STATEMENTS, "list");
      Properties list = connection.getClientInfo();
      return Optional.of(() -> ExecutedStatement.read(list.getProperty(STATEMENTS, "")));
    } catch (SQLException e) {
      throw Failure.of(e, state -> StoreMessages.MESSAGES.notInspected(e, state));
    }
  }

  /** The keys that operators have forgotten; it works in local transactions of its own. */
  public ForgottenKeys forgottenKeys() {
    return new ForgottenKeys(tables.in(dataSource), dialect.database());
  }

  private static Connection connect(DataSource dataSource) {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw StoreMessages.MESSAGES.unreachable(e, SqlStates.of(e), RootCause.of(e));
    }
  }
}
