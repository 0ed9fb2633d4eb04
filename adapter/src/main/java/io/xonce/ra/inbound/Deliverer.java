/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

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
import org.jspecify.annotations.Nullable;

/**
 * Delivers batches, each in a transaction: begin, enlist the session, receive, claim, call the bean
 * with each message, commit.
 *
 * <p>The bean joins the transaction because it is on the thread; the endpoint is not told of the
 * delivery ({@code beforeDelivery}), as that is for one message at a time (Connectors 2.1, 13.5.6).
 */
final class Deliverer {

  private final TransactionManager manager;
  private final GuardedEndpoint bean;
  private final BatchSource source;
  private final MessageEndpoint endpoint;
  private final AdaptiveBatchSize batchSize;
  private final int timeout;
  private @Nullable Message inWork;

  Deliverer(
      TransactionManager manager,
      GuardedEndpoint bean,
      BatchSource source,
      MessageEndpoint endpoint,
      AdaptiveBatchSize batchSize,
      int timeout) {
    this.manager = manager;
    this.bean = bean;
    this.source = source;
    this.endpoint = endpoint;
    this.batchSize = batchSize;
    this.timeout = timeout;
  }

  /**
   * One transaction, or none if no message comes for a while.
   *
   * @throws Exception if the session should be given up: the failure is not the bean's
   */
  LoadSample deliverNext() throws Exception {
    begin();
    Batch batch = receive();
    long received = System.nanoTime();
    boolean committed = deliver(batch.messages());
    Duration worked = Duration.ofNanos(System.nanoTime() - received);
    return new LoadSample(batch.waited(), worked, committed && batch.isHeavy(worked));
  }

  /** Whether it committed. */
  private boolean deliver(List<Message> batch) throws Exception {
    DeliveryScope scope = source.scope();
    try {
      process(batch);
      manager.commit();
      batchSize.committed(batch.size());
      return true;
    } catch (HeuristicMixedException | HeuristicRollbackException | SystemException e) {
      LOG.outcomeUnknown(batch.size(), bean.type().getName(), e.toString());
      throw e;
    } catch (Exception | Error e) {
      failed(batch, e);
      if (batch.isEmpty()) {
        throw e;
      }
      return false;
    } finally {
      scope.close();
    }
  }

  private void failed(List<Message> batch, Throwable reason) {
    if (batch.size() > 1 && timedOut()) {
      batchSize.timedOut(batch.size());
    }
    rollBack(reason);
    if (!batch.isEmpty()) {
      bean.logFailure(batch, inWork, reason);
    }
  }

  /** The wait for the first message is part of the transaction, but not of the bean's time. */
  private void begin() throws Exception {
    manager.setTransactionTimeout(
        timeout == 0 ? 0 : timeout + (int) BrokerSession.IDLE.toSeconds());
    manager.begin();
  }

  private Batch receive() throws Exception {
    try {
      if (!manager.getTransaction().enlistResource(source.branch())) {
        throw LOG.notEnlisted();
      }
      return source.receive(batchSize::limit);
    } catch (Exception | Error e) {
      rollBack(e);
      throw e;
    }
  }

  private void process(List<Message> batch) throws Exception {
    if (batch.isEmpty()) {
      return;
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
  private void rollBack(Throwable failure) {
    try {
      if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
        manager.rollback();
      }
    } catch (SystemException | IllegalStateException e) {
      failure.addSuppressed(e);
    }
  }
}
