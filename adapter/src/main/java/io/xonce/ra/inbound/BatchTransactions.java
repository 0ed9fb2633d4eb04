/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.internal.Clause;
import io.xonce.ra.outbound.DeliveryScope;
import io.xonce.ra.spi.BatchGuard.Claimed;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of one worker: claim the messages of a batch, call the bean with each, commit.
 *
 * <p>The bean joins the transaction because it is on the thread; the endpoint is not told of the
 * delivery ({@code beforeDelivery}), as that is for one message at a time (Connectors 2.1, 13.5.6).
 */
final class BatchTransactions {

  private final TransactionManager manager;
  private final GuardedEndpoint bean;
  private final MessageEndpoint endpoint;
  private final AdaptiveBatchSize batchSize;
  private final int timeout;
  private @Nullable Message inWork;

  /**
   * @param timeout seconds, 0 for the server's own
   */
  BatchTransactions(
      TransactionManager manager,
      GuardedEndpoint bean,
      MessageEndpoint endpoint,
      AdaptiveBatchSize batchSize,
      int timeout) {
    this.manager = manager;
    this.bean = bean;
    this.endpoint = endpoint;
    this.batchSize = batchSize;
    this.timeout = timeout;
  }

  /** Whether what is processed now would fail, and not by itself. */
  boolean areObstructed() {
    return bean.obstacle() != null;
  }

  /** How many messages a transaction should have at most, as things stand. */
  IntSupplier limit() {
    return batchSize::limit;
  }

  /**
   * Begins one.
   *
   * @param waiting is part of the transaction, but not of the bean's time
   */
  void begin(Duration waiting) throws Exception {
    manager.setTransactionTimeout(timeout == 0 ? 0 : timeout + (int) waiting.toSeconds());
    manager.begin();
  }

  /** Enlists the branch of what is received. */
  void enlist(XAResource branch) throws Exception {
    if (!manager.getTransaction().enlistResource(branch)) {
      throw LOG.notEnlisted();
    }
  }

  /**
   * Processes a batch in the transaction that has begun, and ends it.
   *
   * @param source lets the bean send
   * @return whether it committed; why it did not was logged
   * @throws BeanUnavailableException if it rolled back, and so would the next
   * @throws Exception if nobody knows whether it committed, or if it failed without the bean
   */
  boolean end(List<Message> batch, BatchSource source) throws Exception {
    List<? extends Claimed> committed = commit(batch, source);
    if (committed == null) {
      return false;
    }
    committed.forEach(claimed -> claimed.committed((MessageListener) endpoint));
    return true;
  }

  /** What has committed; null if it rolled back. */
  private @Nullable List<? extends Claimed> commit(List<Message> batch, BatchSource source)
      throws Exception {
    DeliveryScope scope = source.scope();
    try {
      List<? extends Claimed> claims = process(batch);
      manager.commit();
      batchSize.committed(batch.size());
      return claims;
    } catch (HeuristicMixedException | HeuristicRollbackException | SystemException e) {
      LOG.outcomeUnknown(batch.size(), bean.type().getName(), Clause.of(e.toString()));
      throw e;
    } catch (Exception | Error e) {
      failed(batch, source, e);
      if (batch.isEmpty()) {
        throw e;
      }
      if (BeanUnavailableException.isReason(e)) {
        throw new BeanUnavailableException(e);
      }
      return null;
    } finally {
      scope.close();
    }
  }

  private void failed(List<Message> batch, BatchSource source, Throwable reason) {
    if (batch.size() > 1) {
      adapt(batch.size());
    }
    try {
      tell(source, reason);
    } finally {
      rollBack(reason);
    }
    if (!batch.isEmpty()) {
      bean.logFailure(batch, inWork, reason);
    }
  }

  private void adapt(int messages) {
    if (timedOut()) {
      batchSize.timedOut(messages);
    } else {
      batchSize.failed();
    }
  }

  /** The message at which the last transaction failed; null if it was at none. */
  @Nullable Message failedAt() {
    return inWork;
  }

  private void tell(BatchSource source, Throwable reason) {
    try {
      if (manager.getStatus() == Status.STATUS_ACTIVE
          || manager.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
        source.failed(inWork);
      }
    } catch (SystemException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private List<? extends Claimed> process(List<Message> batch) throws Exception {
    if (batch.isEmpty()) {
      return List.of();
    }
    inWork = null;
    List<? extends Claimed> claims = bean.claim(batch);
    for (int i = 0; i < batch.size(); i++) {
      Message message = batch.get(i);
      inWork = message;
      claims.get(i).process(() -> call(message));
      if (manager.getStatus() != Status.STATUS_ACTIVE) {
        throw LOG.noLongerActive();
      }
    }
    inWork = null;
    return claims;
  }

  private @Nullable Object call(Message message) {
    ((MessageListener) endpoint).onMessage(message);
    return null;
  }

  /** Nobody else rolls back while this thread still works in the transaction. */
  private boolean timedOut() {
    try {
      int status = manager.getStatus();
      return status == Status.STATUS_ROLLING_BACK || status == Status.STATUS_ROLLEDBACK;
    } catch (SystemException e) {
      return false;
    }
  }

  /** Also where the transaction has ended by itself, since the thread must be rid of it. */
  void rollBack(Throwable failure) {
    try {
      if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
        manager.rollback();
      }
    } catch (SystemException | IllegalStateException e) {
      failure.addSuppressed(e);
    }
  }
}
