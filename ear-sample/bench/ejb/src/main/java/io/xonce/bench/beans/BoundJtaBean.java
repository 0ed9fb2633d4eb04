/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans;

import io.xonce.ledger.AttemptLedger;
import io.xonce.store.DedupStore;
import io.xonce.store.SchemaMode;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * What is left of {@link Batch50Bean} without messaging. One message, outside any transaction,
 * brings all the work of a round.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "destinationLookup",
          propertyValue = "java:/jms/queue/bound-jta"),
      @ActivationConfigProperty(
          propertyName = "acknowledgeMode",
          propertyValue = "Auto-acknowledge"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // The container calls open() first.
public class BoundJtaBean implements MessageListener {

  private static final String NAME = "bound-jta";
  private static final int CONSUMERS = Integer.parseInt(Work.CONSUMERS);

  @Resource(lookup = JdbcBean.STORE)
  private DataSource dataSource;

  @Resource private ManagedThreadFactory factory;
  @Inject private BoundJtaWork work;

  private DedupStore store;
  private AttemptLedger ledger;
  private ExecutorService threads;

  @PostConstruct
  void open() {
    store = DedupStore.open(dataSource, SchemaMode.VALIDATE, Duration.ofSeconds(5));
    ledger = AttemptLedger.open(dataSource, NAME, factory);
    threads = Executors.newFixedThreadPool(CONSUMERS, factory);
  }

  @Override
  public void onMessage(Message message) {
    try {
      Queue<List<Payment>> batches =
          new ConcurrentLinkedQueue<>(
              BoundBatch.split(Payment.list(message.getBody(String.class))));
      IntStream.range(0, CONSUMERS)
          .mapToObj(i -> CompletableFuture.runAsync(() -> work(batches), threads))
          .toList()
          .forEach(CompletableFuture::join);
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  private void work(Queue<List<Payment>> batches) {
    try {
      for (List<Payment> payments = batches.poll(); payments != null; payments = batches.poll()) {
        BoundBatch batch = BoundBatch.begin(ledger, NAME, payments);
        work.book(store, batch);
        batch.committed(ledger);
      }
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }

  @PreDestroy
  void close() {
    threads.shutdown();
    ledger.close();
  }
}
