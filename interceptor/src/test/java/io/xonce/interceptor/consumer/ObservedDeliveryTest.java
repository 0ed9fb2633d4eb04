/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Delivery;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.fixture.TestNames;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that is only observed: the bean is called as if there were none. */
class ObservedDeliveryTest extends LedgerScenario {

  private static final String EXECUTOR = "java:jboss/ee/concurrency/executor/default";

  private final ExecutorService executor = Executors.newSingleThreadExecutor();

  @BeforeEach
  void bindExecutor() {
    TestNames.bind(EXECUTOR, executor);
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void duplicateAndConflict_areProcessedAndCounted() throws Exception {
    Consumer ledger = observed();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "2"));
    assertThat(effects()).isEqualTo(3);
    assertThat(findings())
        .startsWith(
            "3 observed: 1 would be skipped, 1 conflict, 0 have no key, 0 would be refused");
    assertThat(application.attribute("ledger", "Guarantee")).isEqualTo("OBSERVED");
    assertThat(log.of("XONCE00040")).isEmpty();
    assertThat(log.of("XONCE00043"))
        .singleElement()
        .asString()
        .contains("'ledger'", "observed only", "not protected");
  }

  @Test
  void record_isNoPartOfTheTransactionOfTheMessage() throws Exception {
    Consumer ledger = observed();
    int before = store.transactions();
    application.deliver(ledger, message("a", "1"), () -> null);
    assertThat(findings()).startsWith("1 observed");
    assertThat(store.transactions()).isEqualTo(before);
    assertThat(server.messageBranch()).containsExactly("start", "end", "commit");
  }

  @Test
  void deliveryThatRollsBack_isNotSeen() throws Exception {
    Consumer ledger = observed();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      throw new IOException("broken");
                    }))
        .as("the exception of the bean, as it was")
        .isInstanceOf(IOException.class)
        .hasMessage("broken");
    deliver(ledger, redelivered("a", "1"));
    assertThat(findings()).startsWith("1 observed: 0 would be skipped");
  }

  /** That is the bean's own business, as it is without Xonce. */
  @Test
  void beanThatGivesItsTransactionUp_isNotSeen() throws Exception {
    Consumer ledger = observed();
    AtomicReference<@Nullable Object> returned = new AtomicReference<>();
    BeanCall bean =
        () -> {
          server.manager().setRollbackOnly();
          return "as it was";
        };
    assertThatThrownBy(
            () ->
                server.deliver(
                    () -> {
                      returned.set(application.process(ledger, message("a", "1"), bean));
                      return returned;
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(returned).hasValue("as it was");
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(findings()).startsWith("1 observed: 0 would be skipped");
    assertThat(log.of("XONCE00130")).isEmpty();
    application.endLedgers();
    assertThat(store.count("xonce_attempt")).as("attempts in the ledger").isZero();
  }

  @Test
  void messageWithoutItsKey_isProcessed() throws Exception {
    deliver(observed(), InMemoryMessage.text("ID:1", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(findings()).contains("1 have no key");
    assertThat(log.of("XONCE00130")).singleElement().asString().contains("XONCE00080");
  }

  /**
   * What would have been done with it is told before; what its bean makes of it, nobody knows yet.
   */
  @Test
  void messageWithoutItsKeyWhoseBeanFails_isNotCalledProcessed() {
    Consumer ledger = observed();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    InMemoryMessage.text("ID:1", "1"),
                    () -> {
                      throw new IOException("broken");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(log.of("XONCE00130"))
        .singleElement()
        .asString()
        .contains("would refuse", "is called all the same")
        .doesNotContain("processed");
  }

  @Test
  void messageOutsideATransaction_isProcessed() throws Exception {
    application.process(observed(), message("a", "1"), () -> effect("1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(findings()).contains("1 would be refused");
    assertThat(log.of("XONCE00130")).singleElement().asString().contains("XONCE00061");
  }

  @Test
  void storeThatDoesNotJoin_isToldAndProcessed() throws Exception {
    server.dataSource("java:/Apart", Enlisting.NONE);
    deliver(observed("ledger.store", "java:/Apart"), message("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(findings()).contains("1 would be refused");
    assertThat(log.of("XONCE00130")).singleElement().asString().contains("XONCE00063");
  }

  @Test
  void storeThatFails_onlyLosesTheObservation() throws Exception {
    Consumer ledger = observed();
    store.execute("DROP TABLE xonce_reply");
    store.execute("DROP TABLE xonce_message");
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(findings()).startsWith("0 observed").endsWith("1 not observed");
    assertThat(log.of("XONCE00133"))
        .singleElement()
        .asString()
        .contains("'ledger'", "not recorded: XONCE04012", "So far these are 1.");
  }

  @Test
  void serverWithoutExecutor_onlyLosesTheObservation() throws Exception {
    Consumer ledger = observed();
    TestNames.bind(EXECUTOR, "none");
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("b", "1"));
    assertThat(effects()).isEqualTo(2);
    assertThat(findings()).endsWith("2 not observed");
    assertThat(log.of("XONCE00133")).as("in the first minute").hasSize(1);
  }

  /** Who goes on to enforce must know of them. */
  @Test
  void moreThanMayWait_areTold() throws Exception {
    Consumer ledger = observed();
    CountDownLatch away = new CountDownLatch(1);
    executor.execute(
        () -> {
          try {
            away.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    for (int i = 0; i <= 1_000; i++) {
      application.deliver(ledger, message("m" + i, "1"), () -> null);
    }
    assertThat(log.of("XONCE00133"))
        .singleElement()
        .asString()
        .contains("not recorded: 1000 others wait for the store");
    away.countDown();
    assertThat(findings()).startsWith("1000 observed").endsWith("1 not observed");
  }

  @Test
  void bean_hasItsDelivery() throws Exception {
    Delivery delivery = application.delivery();
    application.deliver(
        observed(),
        message("a", "1"),
        () -> {
          assertThat(delivery.key()).isEqualTo("a");
          assertThat(delivery.isDuplicate()).isFalse();
          return effect("1");
        });
    assertThat(effects()).isEqualTo(1);
  }

  private Consumer observed(String... more) {
    String[] settings = Arrays.copyOf(more, more.length + 2);
    settings[more.length] = "ledger.mode";
    settings[more.length + 1] = "observe";
    return ledger(settings);
  }

  /** Once all that was seen has been looked at. */
  private String findings() throws Exception {
    executor.shutdown();
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    return application.attribute("ledger", "GuaranteeEvidence").toString();
  }
}
