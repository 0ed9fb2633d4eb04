/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.beans.bound;

import static java.util.Collections.nCopies;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.JdbcBean;
import io.xonce.bench.beans.batch.Batch50Bean;
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
import java.time.Duration;
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

  @Resource(lookup = JdbcBean.STORE)
  private DataSource dataSource;

  @Resource private ManagedThreadFactory factory;
  @Inject private BoundJtaWork work;

  private DedupStore store;
  private BoundConsumers consumers;

  @PostConstruct
  void open() {
    store = DedupStore.open(dataSource, SchemaMode.VALIDATE, Duration.ofSeconds(5));
    consumers = new BoundConsumers(NAME, AttemptLedger.open(dataSource, NAME, factory), factory);
  }

  @Override
  public void onMessage(Message message) {
    try {
      consumers.load(BenchPayment.list(message.getBody(String.class)));
      consumers.work(nCopies(BoundConsumers.COUNT, batch -> work.book(store, batch)));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  @PreDestroy
  void close() {
    consumers.close();
  }
}
