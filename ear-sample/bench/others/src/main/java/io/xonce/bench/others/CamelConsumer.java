/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.others;

import io.xonce.bench.beans.BenchPayment;
import io.xonce.bench.beans.Work;
import jakarta.jms.ConnectionFactory;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.SpringCamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Camel's transactional client under JTA, and its idempotent consumer with the ids in JDBC. Tuned
 * as {@link SpringConsumer} is: the same pools, the same number of threads.
 */
@Configuration(proxyBeanMethods = false)
class CamelConsumer {

  private static final String ROUTE = "bookings";

  @Bean
  SpringTransactionPolicy required(PlatformTransactionManager transactions) {
    return new SpringTransactionPolicy(transactions);
  }

  @Bean
  CamelContext camel(
      ApplicationContext spring,
      ConnectionFactory factory,
      PlatformTransactionManager transactions,
      DataSource dataSource)
      throws Exception {
    SpringCamelContext camel = new SpringCamelContext(spring);
    camel.addComponent("jms", jms(factory, transactions));
    camel.addRoutes(route(transactions, dataSource));
    return camel;
  }

  private static JmsComponent jms(ConnectionFactory factory, PlatformTransactionManager jta) {
    JmsComponent jms = new JmsComponent();
    jms.setConnectionFactory(factory);
    jms.setTransactionManager(jta);
    // As for any XA: the transaction is the manager's, not the session's.
    jms.setTransacted(false);
    jms.setCacheLevelName("CACHE_NONE");
    jms.setConcurrentConsumers(Integer.parseInt(Work.CONSUMERS));
    return jms;
  }

  private static RouteBuilder route(PlatformTransactionManager jta, DataSource dataSource) {
    // By its own constructor the repository would commit apart from the route.
    JdbcMessageIdRepository ids =
        new JdbcMessageIdRepository(dataSource, new TransactionTemplate(jta), ROUTE);
    Bookings bookings = new Bookings(dataSource);
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("jms:queue:jms.queue.camel")
            .routeId(ROUTE)
            .autoStartup(false)
            .transacted("required")
            // The rollback removes the id; removing it again, apart from it, would be wrong.
            .idempotentConsumer(header(BenchPayment.KEY), ids)
            .removeOnFailure(false)
            .process(exchange -> bookings.book(exchange.getMessage().getHeaders()));
      }
    };
  }

  @Bean
  Switch onAndOff(CamelContext camel) {
    return new Switch(() -> start(camel), () -> stop(camel));
  }

  private static void start(CamelContext camel) {
    try {
      camel.getRouteController().startRoute(ROUTE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(CamelContext camel) {
    try {
      camel.getRouteController().stopRoute(ROUTE);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
