/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import static io.xonce.ledger.LedgerMessages.LOG;

import io.xonce.internal.DisplayText;
import io.xonce.internal.LocalTransaction;
import io.xonce.internal.PacedPurge;
import io.xonce.internal.RootCause;
import io.xonce.internal.SqlStates;
import io.xonce.store.Claimant;
import io.xonce.store.MessageKey;
import io.xonce.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells each run of a handler and how it ended. The one that processed the message is told by the
 * record of its key, which is state. The others are history: written apart from the message's
 * transaction, so that what rolls back is in the ledger all the same. {@link #begin}, {@link #end}
 * and {@link #recorded} only note the attempt in memory; one thread writes in the background, soon
 * after. While the database is away, up to {@code capacity} attempts wait in memory; what goes
 * beyond is lost, and counted.
 *
 * <p><b>Threads:</b> safe for use by many.
 *
 * <p><b>Transactions:</b> the background thread and {@link #purge} use connections and local
 * transactions of their own; {@code purge} must be called where no JTA transaction runs. {@link
 * #attemptsOf} and {@link #rejection} only read, within a JTA transaction through its connection.
 *
 * <p><b>Failure:</b> {@code begin}, {@code end}, {@code recorded}, and {@code close} never fail;
 * the others throw a {@link StoreException}.
 */
public final class AttemptLedger implements AutoCloseable {

  /** Attempts that wait in memory at most, unless told otherwise. */
  public static final int DEFAULT_CAPACITY = 10_000;

  /** Pause between two writes, unless told otherwise. */
  public static final Duration DEFAULT_FLUSH_INTERVAL = Duration.ofSeconds(1);

  private static final int MOST_CAPACITY = 1_000_000;
  private static final Duration LEAST_INTERVAL = Duration.ofMillis(1);
  private static final Duration MOST_INTERVAL = Duration.ofSeconds(10);

  /** How long {@link #close()} waits for what is not written yet. */
  private static final Duration CLOSE_BOUND = Duration.ofSeconds(5);

  private final DataSource dataSource;
  private final String node;
  private final int capacity;
  private final Backlog backlog;
  private final Writer writer;
  private final RateLimit fullLimit = new RateLimit();

  /** Null: switched off. */
  private final @Nullable Thread thread;

  private volatile boolean closed;

  private AttemptLedger(
      DataSource dataSource,
      String node,
      ThreadFactory threads,
      int capacity,
      WriterIntervals intervals) {
    this.dataSource = dataSource;
    this.node = node;
    this.capacity = capacity;
    this.backlog = new Backlog(capacity, intervals.flush());
    this.writer = new Writer(dataSource, backlog, new Nodes(node), intervals);
    this.thread = capacity == 0 ? null : newThread(threads);
  }

  private Thread newThread(ThreadFactory threads) {
    @Nullable Thread made = threads.newThread(writer);
    if (made == null) {
      throw LOG.noThread(node);
    }
    return made;
  }

  /** Opens a ledger of {@link #DEFAULT_CAPACITY} and {@link #DEFAULT_FLUSH_INTERVAL}. */
  public static AttemptLedger open(DataSource dataSource, String node, ThreadFactory threads) {
    return open(dataSource, node, threads, DEFAULT_CAPACITY, DEFAULT_FLUSH_INTERVAL);
  }

  /**
   * The name for a ledger of one application where several on one server, and several servers,
   * write to the same tables.
   *
   * @param server name of the server, different from that of every other one
   * @param application name of the application, of any length, different from that of every other
   *     one on the server
   * @return the two with a slash between; where that is too long or not printable, shortened and
   *     escaped, and with a digest behind it
   */
  public static String nameOf(String server, String application) {
    return NodeName.of(server, application);
  }

  /**
   * The application in a name of {@link #nameOf}, as records and attempts hold it.
   *
   * @param node the name; null: not recorded
   * @return null if it is not recorded, or was shortened
   */
  public static @Nullable String applicationOf(@Nullable String node) {
    return NodeName.application(node);
  }

  /**
   * Opens the ledger of a datasource and starts its thread. Does not wait for the database, which
   * may still be away. What an earlier ledger of the same name left unfinished becomes {@link
   * AttemptOutcome#UNKNOWN}.
   *
   * @param dataSource where the tables of the store are
   * @param node name of this ledger, 1 to 200 printable characters, say {@link #nameOf}: the same
   *     after a restart, and different from every other ledger that is open on the same tables
   * @param threads makes the one thread, on a server a managed one
   * @param capacity attempts in memory at most, 0 to 1,000,000; 0 switches the ledger off: nothing
   *     is recorded or counted, and no thread started
   * @param flushInterval pause between two writes, 1 ms to 10 s
   * @throws IllegalArgumentException if an argument is out of its range
   * @throws IllegalStateException if the factory gives no thread
   */
  public static AttemptLedger open(
      DataSource dataSource,
      String node,
      ThreadFactory threads,
      int capacity,
      Duration flushInterval) {
    if (!DisplayText.isName(node)) {
      throw LOG.badNode(DisplayText.of(node), DisplayText.MAX_LENGTH);
    }
    if (capacity < 0 || capacity > MOST_CAPACITY) {
      throw LOG.badCapacity(capacity, MOST_CAPACITY);
    }
    if (flushInterval.compareTo(LEAST_INTERVAL) < 0 || flushInterval.compareTo(MOST_INTERVAL) > 0) {
      throw LOG.badFlushInterval(flushInterval, LEAST_INTERVAL, MOST_INTERVAL);
    }
    return open(
        dataSource,
        node,
        threads,
        capacity,
        new WriterIntervals(flushInterval, WriterIntervals.HEARTBEAT));
  }

  static AttemptLedger open(
      DataSource dataSource,
      String node,
      ThreadFactory threads,
      int capacity,
      WriterIntervals intervals) {
    AttemptLedger ledger = new AttemptLedger(dataSource, node, threads, capacity, intervals);
    if (ledger.thread != null) {
      ledger.thread.start();
    }
    return ledger;
  }

  /**
   * Notes that a handler is about to run. Neither blocks nor throws; a fraction of a microsecond.
   *
   * @param key of the message
   * @param messageId the broker's message id; null: none
   * @param deliveryCount how often the broker has delivered it, this time included; 0 if unknown
   * @param transactionId of the running transaction, for people; null: unknown
   * @return the attempt, to be given to {@link #end} or {@link #recorded} once the transaction is
   *     over
   */
  public Attempt begin(
      MessageKey key,
      @Nullable String messageId,
      int deliveryCount,
      @Nullable String transactionId) {
    if (thread == null) {
      return new Attempt(key, messageId, null, false);
    }
    int place = place();
    Claimant claimant =
        new Claimant(AttemptId.next(), deliveryCount, node, Texts.bounded(transactionId));
    Attempt attempt = new Attempt(key, Texts.bounded(messageId), claimant, place > 0);
    if (place > 0) {
      backlog.add(attempt);
    }
    if (place > 0 && place % Flush.BATCH == 0) {
      LockSupport.unpark(thread);
    }
    return attempt;
  }

  /** The place of a new attempt in memory, from 1 on; 0: none. */
  private int place() {
    int place = closed ? 0 : backlog.reserve();
    if (place == 0 && !closed && fullLimit.permits(System.nanoTime())) {
      LOG.full(node, capacity);
    }
    return place;
  }

  /**
   * Notes how an attempt ended. To be called once, when the outcome of the transaction is known.
   * Neither blocks nor throws; a fraction of a microsecond, a few with an error.
   *
   * @param attempt what {@link #begin} of this ledger gave
   * @param outcome how it ended; {@link AttemptOutcome#REJECTED} marks the message, see {@link
   *     #rejection}
   * @param cause why the message was a duplicate, or what else there is to say, shortened to 200
   *     characters; null: nothing
   * @param error what it failed with, of which class and message are kept, shortened to 200
   *     characters; null: nothing
   */
  public void end(
      Attempt attempt, AttemptOutcome outcome, @Nullable String cause, @Nullable Throwable error) {
    if (attempt.claimant() != null && attempt.ending() == null) {
      String text = Texts.of(error);
      backlog.end(attempt, new Ending(outcome, System.nanoTime(), Texts.bounded(cause), text));
    }
  }

  /**
   * Notes, instead of {@link #end}, that the transaction of an attempt committed, and with it the
   * record of its key, which tells of it: nothing is written any more, and nothing of it can be
   * lost. Neither blocks nor throws.
   *
   * @param attempt what {@link #begin} of this ledger gave, and the key was claimed with
   * @param outcome what the record says
   */
  public void recorded(Attempt attempt, AttemptOutcome outcome) {
    if (attempt.claimant() != null && attempt.ending() == null) {
      attempt.end(Ending.recorded(outcome, System.nanoTime()));
    }
  }

  /**
   * Whether the delivery before this one ended in a final business outcome. Such a mark belongs to
   * one message and one sequence of its deliveries: it holds for the next delivery only, and not if
   * another attempt came between, as when an operator has the broker deliver a dead letter again.
   * Known at once on the node that rejected it, and everywhere soon after; a crash in between loses
   * it. A ledger that is off marks nothing. Worth asking when a message is redelivered.
   *
   * @param attempt the one that has begun
   * @return class and message of the error that led to it, empty text if there was none; or empty
   *     if the delivery before was not rejected
   * @throws StoreException if the look-up failed; within a transaction, roll back
   */
  public Optional<String> rejection(Attempt attempt) {
    if (attempt.claimant() == null) {
      return Optional.empty();
    }
    String waiting = backlog.rejection(attempt);
    return waiting == null
        ? read(attempt.key(), (connection, key) -> Attempts.rejection(connection, attempt))
        : Optional.of(waiting);
  }

  /**
   * The attempts of a key that are written, oldest first by the clocks of their nodes; at most the
   * first 10,000. One that never ended is {@link AttemptOutcome#UNKNOWN} if its node is dead:
   * restarted, or not seen for a minute. The one that committed is among them as long as the store
   * has the record of the key.
   *
   * @throws StoreException if the look-up failed; within a transaction, roll back
   */
  public List<AttemptRecord> attemptsOf(MessageKey key) {
    return read(key, Attempts::of);
  }

  private interface Query<T> {
    T run(Connection connection, MessageKey key) throws SQLException;
  }

  private <T> T read(MessageKey key, Query<T> query) {
    try (Connection connection = connect()) {
      return query.run(connection, key);
    } catch (SQLException e) {
      String sqlState = SqlStates.of(e);
      throw SqlStates.isUnavailable(e)
          ? LOG.unreachable(e, sqlState, RootCause.of(e))
          : LOG.notRead(e, key, sqlState);
    }
  }

  private Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw LOG.unreachable(e, SqlStates.of(e), RootCause.of(e));
    }
  }

  /**
   * Deletes one batch of the oldest attempts of a consumer, none younger than the retention by the
   * database's clock. To be called until it returns less than the batch size.
   *
   * @param consumer whose attempts
   * @param retention how long an attempt is kept, positive
   * @param batchSize most rows to delete, at least 1
   * @return rows deleted; 0 also if another node is purging
   * @throws StoreException if it failed; nothing is deleted then
   */
  public int purge(String consumer, Duration retention, int batchSize) {
    return Math.max(0, purgeUnlessBusy(consumer, retention, batchSize));
  }

  private int purgeUnlessBusy(String consumer, Duration retention, int batchSize) {
    AttemptPurge purge = new AttemptPurge(consumer, retention, batchSize);
    try (Connection connection = connect()) {
      return LocalTransaction.run(connection, purge);
    } catch (SQLException e) {
      throw LOG.purgeFailed(e, consumer, SqlStates.of(e));
    }
  }

  /**
   * Deletes all attempts of a consumer that are older than the retention, in small batches with
   * pauses between; interrupt the thread to have it end early.
   *
   * @param consumer whose attempts
   * @param retention how long an attempt is kept, positive
   * @return rows deleted
   * @throws StoreException if a batch failed; those before it are deleted
   */
  public long purge(String consumer, Duration retention) {
    return new PacedPurge(() -> purgeUnlessBusy(consumer, retention, PacedPurge.BATCH)).run();
  }

  /** Attempts in memory. */
  int waiting() {
    return backlog.held();
  }

  /** Attempts of which nothing tells, or not how they ended, since the ledger was opened. */
  public long lost() {
    return backlog.lost();
  }

  /**
   * Writes what waits, for at most five seconds, and stops the thread. An attempt still running is
   * recorded as {@link AttemptOutcome#UNKNOWN}. From now on attempts are only counted as lost.
   */
  @Override
  public synchronized void close() {
    if (thread == null || closed) {
      return;
    }
    closed = true;
    writer.stop(CLOSE_BOUND);
    LockSupport.unpark(thread);
    join(thread);
    int left = backlog.giveUp();
    if (left > 0) {
      LOG.closedUnwritten(node, left, CLOSE_BOUND);
    }
  }

  /** A thread that does not come back hangs in the driver or the pool. */
  private static void join(Thread thread) {
    try {
      thread.join(CLOSE_BOUND.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }
}
