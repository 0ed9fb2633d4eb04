/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestDataSource;
import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.fixture.TestServer;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.server.CompletionListener;
import io.xonce.interceptor.server.RecordingXaResource;
import jakarta.transaction.RollbackException;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAResource;
import org.jboss.jca.test.PooledResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guarantee that each make-up of a transaction is found to have, as an operator reads it. */
class GuaranteeTest extends LedgerScenario {

  @SuppressWarnings("unused")
  private static final class Transfer {
    @Idempotent(consumer = "transfer", store = "java:/Store")
    void book(@IdempotencyKey String id) {}
  }

  @Test
  void beforeTheFirstDelivery_nothingIsClaimed() throws Exception {
    ledger();
    assertThat(guarantee()).isEqualTo("NOT_YET_DELIVERED");
  }

  @Test
  void messageAndXaStore_areExactlyOnce() throws Exception {
    deliver(ledger(), message("a", "1"));
    assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
    assertThat(evidence())
        .startsWith("2 branches in one XA transaction, committed in this order: the message (")
        .endsWith("), then java:/Store (H2)");
  }

  @Test
  void eachWayIsReportedOnce() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("b", "1"));
    assertThat(log.of("XONCE00060"))
        .singleElement()
        .asString()
        .startsWith("XONCE00060: Consumer 'ledger' reached EXACTLY_ONCE: 2 branches");
  }

  @Test
  void deliveryThatRollsBack_provesNothing() throws Exception {
    Consumer ledger = ledger();
    BeanCall marking =
        () -> {
          server.manager().setRollbackOnly();
          return null;
        };
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), marking))
        .isInstanceOf(RollbackException.class);
    assertThat(guarantee()).isEqualTo("NOT_YET_DELIVERED");
  }

  /** As with a key expression that names nothing: all that comes is lost at the end. */
  @Test
  void whereNothingHasSucceeded_theLastFailureIsTold() throws Exception {
    Consumer ledger = ledger();
    for (String id : List.of("a", "b")) {
      assertThatThrownBy(() -> deliver(ledger, InMemoryMessage.text("ID:" + id, "1")))
          .hasMessageStartingWith("XONCE00080: ");
    }
    assertThat(guarantee()).isEqualTo("NOT_YET_DELIVERED");
    assertThat(evidence())
        .startsWith("No delivery has succeeded yet: 2 rolled back. The last: XONCE00080: ")
        .contains("ID:b");
    deliver(ledger, message("c", "1"));
    assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
    assertThat(evidence()).startsWith("2 branches in one XA transaction");
  }

  /** The health check shows it to everybody. */
  @Test
  void textOfTheApplication_isNotTold() throws Exception {
    BeanCall failing =
        () -> {
          throw new IllegalStateException("account of Ann");
        };
    assertThatThrownBy(() -> application.deliver(ledger(), message("a", "1"), failing))
        .hasMessage("account of Ann");
    assertThat(evidence())
        .isEqualTo(
            "No delivery has succeeded yet: 1 rolled back. The last:"
                + " java.lang.IllegalStateException");
  }

  /** Nor where a refusal quotes it. */
  @Test
  void textOfTheApplication_isNotToldByARefusal() throws Exception {
    Consumer ledger = ledger();
    Consumer transfer = application.method(Transfer.class, "book");
    MethodCall book =
        new MethodCall(
            "transfer", Transfer.class.getDeclaredMethod("book", String.class), List.of("b"));
    BeanCall failing =
        () -> {
          throw new IllegalStateException("account of Ann");
        };
    BeanCall booking =
        () -> {
          assertThatThrownBy(() -> transfer.process(book, failing)).hasMessage("account of Ann");
          return transfer.process(book, failing);
        };
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), booking))
        .hasMessageStartingWith("XONCE00069: ")
        .hasMessageContaining("account of Ann");
    assertThat(evidence())
        .isEqualTo(
            "No delivery has succeeded yet: 1 rolled back. The last: XONCE00069, of"
                + " java.lang.IllegalStateException");
  }

  @Test
  void rollbackWithoutAReason_isCountedAllTheSame() throws Exception {
    Consumer ledger = ledger();
    BeanCall marking =
        () -> {
          server.manager().setRollbackOnly();
          return null;
        };
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), marking))
        .isInstanceOf(RollbackException.class);
    assertThat(evidence()).isEqualTo("No delivery has succeeded yet: 1 rolled back.");
  }

  @Test
  void storeThatDoesNotJoin_isRefusedBeforeTheClaim() throws Exception {
    TestDataSource apart = server.dataSource("java:/Apart", Enlisting.NONE);
    Consumer ledger = ledger("ledger.store", "java:/Apart");
    assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
        .hasMessageStartingWith("XONCE00063: Message ID:a for consumer 'ledger'")
        .hasMessageContaining("java:/Apart");
    assertThat(apart.count("xonce_message")).as("it would outlive the rollback").isZero();
    assertThat(guarantee()).isEqualTo("REFUSED");
  }

  @Test
  void messageThatDoesNotJoin_isRefused() throws Exception {
    Consumer ledger = ledger();
    BeanCall bean = () -> effect("1");
    assertThatThrownBy(
            () -> server.transact(() -> application.process(ledger, message("a", "1"), bean)))
        .hasMessageStartingWith("XONCE00062: ");
    assertThat(effects()).isZero();
    assertThat(guarantee()).isEqualTo("REFUSED");
    assertThat(evidence()).startsWith("XONCE00062: ");
  }

  @Test
  void messageWithoutTransaction_isRefusedAsTheDeploymentsFault() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(() -> application.process(ledger, message("a", "1"), () -> effect("1")))
        .hasMessageStartingWith("XONCE00061: Message ID:a ");
    assertThat(effects()).isZero();
    assertThat(guarantee()).isEqualTo("REFUSED");
  }

  @Test
  void callWithoutTransaction_isTheFaultOfItsCaller() throws Exception {
    Consumer transfer = application.method(Transfer.class, "book");
    assertThatThrownBy(
            () -> application.callWithoutTransaction(transfer, Transfer.class, "book", "a"))
        .hasMessageStartingWith("XONCE00061: Call of Transfer.book ");
    assertThat(application.attribute("transfer", "Guarantee")).isEqualTo("NOT_YET_DELIVERED");
  }

  /** Nor may it take a server out of work that has shown what it can. */
  @Test
  void callInATransactionThatIsLost_isTheFaultOfItsCaller() throws Exception {
    Consumer transfer = application.method(Transfer.class, "book");
    application.call(transfer, Transfer.class, "book", () -> effect("1"), "a");
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      server.manager().setRollbackOnly();
                      return application.callWithoutTransaction(
                          transfer, Transfer.class, "book", "b");
                    }))
        .hasMessageStartingWith("XONCE00069: Call of Transfer.book ");
    assertThatThrownBy(
            () -> application.callWithoutTransaction(transfer, Transfer.class, "book", "b"))
        .hasMessageStartingWith("XONCE00061: ");
    assertThat(application.attribute("transfer", "Guarantee")).isEqualTo("EXACTLY_ONCE");
  }

  /** What its caller has enlisted says nothing of the next call, which would not come. */
  @Test
  void callBesideADatasourceOfItsCaller_isTheFaultOfItsCaller() throws Exception {
    TestDataSource other = withEffects(server.dataSource("java:/Other", Enlisting.LAST_RESOURCE));
    Consumer transfer = application.method(Transfer.class, "book");
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      write(other);
                      return application.callWithoutTransaction(
                          transfer, Transfer.class, "book", "a");
                    }))
        .hasMessageStartingWith("XONCE00064: Call of Transfer.book ");
    assertThat(other.count("effect")).isZero();
    assertThat(application.attribute("transfer", "Guarantee")).isEqualTo("NOT_YET_DELIVERED");
  }

  @Test
  void callWithTheStoreAlone_isExactlyOnce() throws Exception {
    Consumer transfer = application.method(Transfer.class, "book");
    application.call(transfer, Transfer.class, "book", () -> effect("1"), "a");
    assertThat(application.attribute("transfer", "Guarantee")).isEqualTo("EXACTLY_ONCE");
    assertThat(application.attribute("transfer", "GuaranteeEvidence"))
        .isEqualTo("1 branch in one transaction: java:/Store (H2)");
  }

  @ParameterizedTest
  @CsvSource({"exactly-once, false", "exactly-once-unless-it-sends, true", "deduplicated, true"})
  void localStore_isProcessedWhereLessIsEnough(String minimum, boolean enough) throws Exception {
    TestDataSource local = server.dataSource("java:/Local", Enlisting.LAST_RESOURCE);
    Consumer ledger = ledger("ledger.store", "java:/Local", "minimum-guarantee", minimum);
    if (enough) {
      deliver(ledger, message("a", "1"));
      assertThat(guarantee()).isEqualTo("EXACTLY_ONCE_UNLESS_IT_SENDS");
    } else {
      assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
          .hasMessageStartingWith("XONCE00064: ")
          .hasMessageContaining("The store java:/Local is not an XA datasource");
      assertThat(guarantee()).isEqualTo("REFUSED");
    }
    assertThat(local.count("xonce_message")).isEqualTo(enough ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"exactly-once, false", "exactly-once-unless-it-sends, false", "deduplicated, true"})
  void sharedNodeIdentifier_mayEndABranchInTwoWays(String minimum, boolean enough)
      throws Exception {
    TestServer.name("1");
    Consumer ledger = ledger("minimum-guarantee", minimum);
    if (enough) {
      deliver(ledger, message("a", "1"));
      assertThat(guarantee()).isEqualTo("DEDUPLICATED");
      assertThat(evidence()).contains("node identifier is the default '1'");
    } else {
      assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
          .hasMessageStartingWith("XONCE00064: ")
          .hasMessageContaining("Set node-identifier");
    }
    assertThat(effects()).isEqualTo(enough ? 1 : 0);
  }

  @Test
  void storeWithoutRecovery_isRefused() {
    server.unrecovered("java:/Bare", Enlisting.XA);
    Consumer ledger = ledger("ledger.store", "java:/Bare");
    assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
        .hasMessageStartingWith("XONCE00064: ")
        .hasMessageContaining("java:/Bare is not registered for recovery");
  }

  @ParameterizedTest
  @CsvSource({"XA, is not registered for recovery", "LAST_RESOURCE, 'which is not XA'"})
  void secondDatasource_isJudgedOnceTheBeanHasUsedIt(Enlisting enlisting, String reason)
      throws Exception {
    TestDataSource other = withEffects(server.unrecovered("java:/Other", enlisting));
    Consumer ledger = ledger();
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), () -> write(other)))
        .isInstanceOf(RollbackException.class);
    assertThat(other.count("effect")).isZero();
    assertThat(records()).isZero();
    assertThat(log.of("XONCE00066")).singleElement().asString().contains("DEDUPLICATED", reason);
    assertThat(guarantee()).isEqualTo("REFUSED");
  }

  /** As that of a persistence context, which writes when the bean has long returned. */
  @Test
  void datasourceThatJoinsBeforeTheCommit_isAskedForItsRecoveryToo() throws Exception {
    TestDataSource other = withEffects(server.unrecovered("java:/Other", Enlisting.XA));
    CompletionListener flush = CompletionListener.before(() -> flush(other));
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      application.transactions().running().register(flush);
                      return effect("1");
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(effects() + other.count("effect") + records()).isZero();
    assertThat(other.transactions()).as("it has joined").isOne();
    assertThat(log.of("XONCE00066"))
        .singleElement()
        .asString()
        .contains("java:/Other is not registered for recovery");
  }

  private static void flush(TestDataSource other) {
    try {
      write(other);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void secondDatasourceOfACall_isAskedForItsRecoveryToo() throws Exception {
    TestDataSource other = withEffects(server.unrecovered("java:/Other", Enlisting.XA));
    Consumer transfer = application.method(Transfer.class, "book");
    assertThatThrownBy(
            () -> application.call(transfer, Transfer.class, "book", () -> write(other), "a"))
        .isInstanceOf(RollbackException.class);
    assertThat(other.count("effect")).isZero();
    assertThat(records()).isZero();
    assertThat(log.of("XONCE00066"))
        .singleElement()
        .asString()
        .contains("java:/Other is not registered for recovery");
  }

  @Test
  void secondDatasource_isDeduplicatedWhereThatIsEnough() throws Exception {
    TestDataSource other = withEffects(server.unrecovered("java:/Other", Enlisting.LAST_RESOURCE));
    Consumer ledger = ledger("minimum-guarantee", "deduplicated");
    application.deliver(ledger, message("a", "1"), () -> write(other));
    assertThat(other.count("effect")).isEqualTo(1);
    assertThat(guarantee()).isEqualTo("DEDUPLICATED");
    assertThat(evidence()).contains("java:/Other (H2, last resource)");
  }

  @Test
  void secondDatasourceWithRecovery_isExactlyOnce() throws Exception {
    TestDataSource other = withEffects(server.dataSource("java:/Other", Enlisting.XA));
    application.deliver(ledger(), message("a", "1"), () -> write(other));
    assertThat(other.count("effect")).isEqualTo(1);
    assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
    assertThat(evidence()).endsWith("), then java:/Store (H2), then java:/Other (H2)");
  }

  @ParameterizedTest
  @CsvSource({"exactly-once, false", "deduplicated, true"})
  void brokerWithoutRecovery_keepsWhatACrashLeftInDoubt(String minimum, boolean enough)
      throws Exception {
    server.recoverNoBroker();
    Consumer ledger = ledger("minimum-guarantee", minimum);
    if (enough) {
      deliver(ledger, message("a", "1"));
      assertThat(guarantee()).isEqualTo("DEDUPLICATED");
      assertThat(evidence()).contains("The broker of the message (");
    } else {
      assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
          .hasMessageStartingWith("XONCE00064: ")
          .hasMessageContaining("not registered for recovery", "WFLY-21044");
      assertThat(guarantee()).isEqualTo("REFUSED");
    }
    assertThat(effects()).isEqualTo(enough ? 1 : 0);
  }

  @Test
  void brokerWhoseRecoveryComesLater_isAskedForAgain() throws Exception {
    server.recoverNoBroker();
    Consumer ledger = ledger();
    assertThatThrownBy(() -> deliver(ledger, message("a", "1"))).hasMessageContaining("XONCE00064");
    server.recover(null, new RecordingXaResource(new ArrayList<>()));
    deliver(ledger, message("a", "1"));
    assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
  }

  @ParameterizedTest
  @CsvSource({
    "java:/JmsXA NodeId:b, java:/Other NodeId:b, true",
    "java:/JmsXA NodeId:b, java:/JmsXA NodeId:a, false",
    "java:/JmsXA, java:/JmsXA NodeId:a, false"
  })
  void sendersBroker_isRecoveredByItsNode(String sender, String recovered, boolean enough)
      throws Exception {
    server.recover(null, factory(recovered));
    Consumer ledger = ledger();
    BeanCall bean = () -> server.manager().getTransaction().enlistResource(factory(sender));
    if (enough) {
      application.deliver(ledger, message("a", "1"), bean);
      assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
    } else {
      assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), bean))
          .isInstanceOf(RollbackException.class);
      assertThat(log.of("XONCE00066")).singleElement().asString().contains("java:/JmsXA");
    }
  }

  @Test
  void senderWithRecoveryCredentials_isRecoveredByItsName() throws Exception {
    server.recover("java:/Sender");
    BeanCall bean = () -> server.manager().getTransaction().enlistResource(factory("java:/Sender"));
    application.deliver(ledger(), message("a", "1"), bean);
    assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
  }

  @Test
  void weakestWay_isWhatIsShown() throws Exception {
    TestDataSource other = withEffects(server.unrecovered("java:/Other", Enlisting.LAST_RESOURCE));
    Consumer ledger = ledger("minimum-guarantee", "deduplicated");
    application.deliver(ledger, message("a", "1"), () -> write(other));
    deliver(ledger, message("b", "1"));
    assertThat(guarantee()).isEqualTo("DEDUPLICATED");
  }

  @Test
  void refusal_isOutweighedByTheNextDelivery() throws Exception {
    Consumer ledger = ledger();
    BeanCall bean = () -> effect("1");
    assertThatThrownBy(() -> application.process(ledger, message("a", "1"), bean))
        .hasMessageStartingWith("XONCE00061: ");
    deliver(ledger, message("a", "1"));
    assertThat(guarantee()).isEqualTo("EXACTLY_ONCE");
  }

  private Object guarantee() throws Exception {
    return application.attribute("ledger", "Guarantee");
  }

  private String evidence() throws Exception {
    return application.attribute("ledger", "GuaranteeEvidence").toString();
  }

  private static XAResource factory(String name) {
    return new PooledResource(new RecordingXaResource(new ArrayList<>()), name, "Broker");
  }

  private static TestDataSource withEffects(TestDataSource other) throws Exception {
    other.execute("CREATE TABLE effect (id varchar)");
    return other;
  }

  private static Object write(TestDataSource other) throws Exception {
    other.execute("INSERT INTO effect VALUES ('1')");
    return "written";
  }
}
