/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.TestNames;
import io.xonce.interceptor.invocation.TestMessage;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.server.Jndi;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.TestSettings;
import io.xonce.interceptor.store.StoreHandle;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Which transaction a delivery is part of: the running one, whatever the thread did before. */
class DeliveryTransactionsTest extends LedgerScenario {

  private static final String REGISTRY = "java:jboss/TransactionSynchronizationRegistry";

  private final DeliveryTransactions deliveries =
      new DeliveryTransactions(application.transactions());
  private final EnlistmentProof proof =
      new EnlistmentProof(
          TestSettings.ledger(), new StoreHandle(TestSettings.ledger(), new Transactions()));

  private DeliveryTransaction join() {
    return deliveries.join(TestMessage.create().plain(), proof);
  }

  private String guarantee() {
    return proof.status().view().guarantee();
  }

  @Test
  void whatRunsInOneTransaction_sharesIt() throws Exception {
    server.transact(
        () -> {
          assertThat(deliveries.current()).as("nothing idempotent has run in it").isNull();
          DeliveryTransaction joined = join();
          assertThat(join()).isSameAs(joined);
          assertThat(deliveries.current()).isSameAs(joined);
          return joined;
        });
    assertThat(deliveries.current()).as("it has ended").isNull();
  }

  @Test
  void nextTransactionOfTheThread_isAnother() throws Exception {
    DeliveryTransaction first = server.transact(this::join);
    DeliveryTransaction second = server.transact(this::join);
    assertThat(second).isNotSameAs(first);
  }

  /** A helper with REQUIRES_NEW, on the same thread. */
  @Test
  void transactionInside_isItsOwn_andTheOuterOneIsThereAgainBehindIt() throws Exception {
    server.transact(
        () -> {
          DeliveryTransaction outer = join();
          Transaction suspended = server.manager().suspend();
          assertThat(deliveries.current()).as("none runs").isNull();
          assertThat(server.transact(this::join)).isNotSameAs(outer);
          server.manager().resume(suspended);
          assertThat(join()).isSameAs(outer);
          return outer;
        });
  }

  /** Two consumer factories of one application have classes in common, and so the transaction. */
  @Test
  void transaction_isFoundByWhoeverLooksForIt() throws Exception {
    server.transact(
        () -> {
          DeliveryTransaction joined = join();
          assertThat(new DeliveryTransactions(new Transactions()).current()).isSameAs(joined);
          return joined;
        });
  }

  @Test
  void messageWithoutTransaction_isRefusedForGood() {
    assertThatThrownBy(this::join).hasMessageStartingWith("XONCE00061: Message ID:1 ");
    assertThat(guarantee()).isEqualTo("REFUSED");
  }

  /** It never was a delivery here, and says nothing of the next. */
  @Test
  void transactionThatOthersHaveGivenUp_isRefusedAndNotTheConsumersFault() throws Exception {
    server.manager().begin();
    server.manager().setRollbackOnly();
    assertThatThrownBy(this::join).hasMessageStartingWith("XONCE00069: Message ID:1 ").hasNoCause();
    server.manager().rollback();
    assertThat(guarantee()).isEqualTo("NOT_YET_DELIVERED");
  }

  @Test
  void transactionThatAnAttemptHasGivenUp_isRefusedWithItsReason() throws Exception {
    Exception failure = new IllegalStateException("no rate");
    server.manager().begin();
    join().failed(failure);
    assertThatThrownBy(this::join)
        .hasMessageStartingWith("XONCE00069: ")
        .hasMessageContaining("no rate")
        .hasCause(failure);
    server.manager().rollback();
  }

  /** Without it nobody would judge, and nobody would be told of the outcome. */
  @Test
  void coordinatorThatTakesNoRegistration_hasNothingProcessed() throws Exception {
    Object registry = Jndi.find(REGISTRY, TransactionSynchronizationRegistry.class);
    TestNames.bind(REGISTRY, refusing(registry));
    DeliveryTransactions blind = new DeliveryTransactions(new Transactions());
    assertThatThrownBy(() -> server.transact(() -> blind.join(TestMessage.create().plain(), proof)))
        .hasMessageStartingWith("XONCE00065: Message ID:1 ")
        .hasMessageContaining("takes none");
    assertThat(guarantee()).isEqualTo("REFUSED");
  }

  /** The message would be acknowledged, if somebody swallowed the refusal and it did commit. */
  @Test
  void transactionThatCannotBeProved_rollsBackWhoeverSwallowsThat() throws Exception {
    Object registry = Jndi.find(REGISTRY, TransactionSynchronizationRegistry.class);
    TestNames.bind(REGISTRY, refusing(registry));
    DeliveryTransactions blind = new DeliveryTransactions(new Transactions());
    server.manager().begin();
    assertThatThrownBy(() -> blind.join(TestMessage.create().plain(), proof))
        .hasMessageStartingWith("XONCE00065: ");
    assertThat(server.manager().getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    server.manager().rollback();
  }

  private static Object refusing(Object registry) {
    return Proxy.newProxyInstance(
        DeliveryTransactionsTest.class.getClassLoader(),
        new Class<?>[] {TransactionSynchronizationRegistry.class},
        (self, method, arguments) -> {
          if (method.getName().startsWith("register")) {
            throw new IllegalStateException("takes none");
          }
          return method.invoke(registry, arguments);
        });
  }
}
