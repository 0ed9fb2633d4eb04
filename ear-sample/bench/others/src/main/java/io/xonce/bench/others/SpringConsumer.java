/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.others;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.Work;
import jakarta.jms.ConnectionFactory;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.handler.advice.IdempotentReceiverInterceptor;
import org.springframework.integration.jdbc.metadata.JdbcMetadataStore;
import org.springframework.integration.jms.dsl.Jms;
import org.springframework.integration.metadata.ConcurrentMetadataStore;
import org.springframework.integration.selector.MetadataStoreSelector;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Spring JMS, and Spring Integration's idempotent receiver with its metadata store in JDBC. Tuned:
 * as many threads as the beans have sessions; connections and sessions pooled, but not the JMS
 * consumer, since a session joins the transaction when it is taken out of the pool.
 */
@Configuration(proxyBeanMethods = false)
class SpringConsumer {

  static final String QUEUE = "jms.queue.spring";

  @Bean
  ConcurrentMetadataStore received(DataSource dataSource) {
    return new JdbcMetadataStore(dataSource);
  }

  @Bean
  DefaultMessageListenerContainer container(
      ConnectionFactory factory, PlatformTransactionManager transactions) {
    DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
    container.setConnectionFactory(factory);
    container.setDestinationName(QUEUE);
    container.setTransactionManager(transactions);
    container.setConcurrency(Work.CONSUMERS + "-" + Work.CONSUMERS);
    container.setAutoStartup(false);
    return container;
  }

  @Bean
  IdempotentReceiverInterceptor onlyOnce(ConcurrentMetadataStore received) {
    IdempotentReceiverInterceptor onlyOnce =
        new IdempotentReceiverInterceptor(
            new MetadataStoreSelector(
                message -> message.getHeaders().get(BenchPayment.KEY, String.class), received));
    onlyOnce.setDiscardChannelName("nullChannel");
    return onlyOnce;
  }

  @Bean
  IntegrationFlow flow(
      DefaultMessageListenerContainer container,
      IdempotentReceiverInterceptor onlyOnce,
      DataSource dataSource) {
    Bookings bookings = new Bookings(dataSource);
    return IntegrationFlow.from(Jms.messageDrivenChannelAdapter(container).autoStartup(false))
        .handle(
            message -> bookings.book(message.getHeaders()), endpoint -> endpoint.advice(onlyOnce))
        .get();
  }

  @Bean
  Switch onAndOff(DefaultMessageListenerContainer container) {
    return new Switch(container::start, container::stop);
  }
}
