/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.server.RecordingXaResource;
import io.xonce.ledger.AttemptOutcome;
import jakarta.jms.Message;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jboss.jca.test.PooledResource;
import org.junit.jupiter.api.Test;

/** What is told of an attempt at its end, and that something is told whatever goes wrong. */
class AttemptEndTest extends LedgerScenario {

  @SuppressWarnings("unused")
  private static final class Stock {
    @Idempotent(consumer = "stock", store = "java:/Store")
    void take(@IdempotencyKey String id) {}
  }

  private long ended(AttemptOutcome outcome) throws Exception {
    return application.count("ledger", "Deliveries", outcome.name());
  }

  private long written(String condition) throws Exception {
    return store.number("SELECT count(*) FROM xonce_attempt WHERE " + condition);
  }

  private static Object broken() throws IOException {
    throw new IOException("out of order");
  }

  /** The last word is the coordinator's: the bean returned, and its branch did not prepare. */
  @Test
  void branchThatDoesNotPrepare_rollsTheAttemptBackWithoutAReason() throws Exception {
    Consumer ledger = ledger();
    BeanCall bean = enlist(refusingToPrepare());
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), bean))
        .isInstanceOf(RollbackException.class);
    assertJudgedGood();
    assertThat(ended(AttemptOutcome.ROLLED_BACK)).isOne();
    assertThat(ended(AttemptOutcome.COMMITTED)).isZero();
    assertThat(application.attribute("ledger", "KnownKeys")).isEqualTo(0);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isOne();
    application.endLedgers();
    assertThat(written("outcome = 'ROLLED_BACK' AND error IS NULL")).isOne();
  }

  private BeanCall enlist(XAResource branch) {
    return () -> {
      server.manager().getTransaction().enlistResource(branch);
      return effect("1");
    };
  }

  /** A branch that recovery knows. */
  private XAResource refusingToPrepare() {
    server.recover("java:/Other");
    XAResource willing = new RecordingXaResource(new ArrayList<>());
    XAResource refusing =
        (XAResource)
            Proxy.newProxyInstance(
                AttemptEndTest.class.getClassLoader(),
                new Class<?>[] {XAResource.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("prepare")) {
                    throw new XAException(XAException.XA_RBROLLBACK);
                  }
                  return method.invoke(willing, arguments);
                });
    return new PooledResource(refusing, "java:/Other", "Broker");
  }

  /** Else it would not have come to what the test is about. */
  private void assertJudgedGood() {
    assertThat(log.of("XONCE00066")).isEmpty();
  }

  /** Nobody else would say why a delivery rolls back that looks as if all were well. */
  @Test
  void failureThatTheBeanCaught_isToldWithItsReason() throws Exception {
    Consumer ledger = ledger();
    Consumer stock = application.method(Stock.class, "take");
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      try {
                        return stock.process(
                            new MethodCall(
                                "stock",
                                Stock.class.getDeclaredMethod("take", String.class),
                                List.of("s")),
                            AttemptEndTest::broken);
                      } catch (IOException e) {
                        return "as if all were well";
                      }
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(log.of("XONCE00112"))
        .singleElement()
        .asString()
        .contains("Message ID:a of consumer 'ledger' with key a", "IOException: out of order");
    application.endLedgers();
    assertThat(written("consumer = 'ledger' AND error LIKE '%out of order'")).isOne();
  }

  /** Its exception is on its way to whoever logs it. */
  @Test
  void failureThatLeavesTheBean_isNotToldTwice() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), AttemptEndTest::broken))
        .isInstanceOf(IOException.class);
    assertThat(log.of("XONCE00112")).isEmpty();
  }

  @Test
  void goodNeighbourOfAFailure_isRolledBackForItsReason() throws Exception {
    Consumer ledger = ledger();
    List<Message> batch = List.of(message("a", "1"), message("b", "1"));
    List<Object> called = new ArrayList<>();
    assertThatThrownBy(
            () ->
                application.deliverBatch(
                    ledger,
                    batch,
                    () -> {
                      called.add("bean");
                      return called.size() == 2 ? broken() : effect("1");
                    }))
        .isInstanceOf(IOException.class);
    application.endLedgers();
    assertThat(written("outcome = 'ROLLED_BACK' AND error LIKE '%out of order'")).isEqualTo(2);
    assertThat(effects()).isZero();
  }

  /** Nothing is registered yet that would see its end, and a place in the ledger is taken. */
  @Test
  void rejectionThatCannotBeLookedUp_endsItsAttemptWithItsNumber() throws Exception {
    Consumer ledger = ledger("ledger.terminal-on", "java.io.IOException");
    store.execute("ALTER TABLE xonce_attempt RENAME TO away_attempt");
    store.execute("ALTER TABLE xonce_message RENAME TO away_message");
    assertThatThrownBy(() -> deliver(ledger, redelivered("a", "1")))
        .hasMessageStartingWith("XONCE00101: Message ID:a for consumer 'ledger'")
        .hasMessageContaining("XONCE05010");
    store.execute("ALTER TABLE away_message RENAME TO xonce_message");
    store.execute("ALTER TABLE away_attempt RENAME TO xonce_attempt");
    application.endLedgers();
    assertThat(written("outcome = 'ROLLED_BACK' AND error LIKE '%XONCE05010%'")).isOne();
    assertThat(written("outcome IS NULL")).as("at work for ever").isZero();
  }

  /** What is known only of it is that it is over. */
  @Test
  void attemptThatWasRefused_hasTheRefusalForItsReason() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "fail");
    deliver(ledger, message("a", "1"));
    assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
        .hasMessageStartingWith("XONCE00100");
    application.endLedgers();
    assertThat(
            written(
                "outcome = 'ROLLED_BACK' AND cause = 'REDELIVERED' AND error LIKE '%XONCE00100%'"))
        .isOne();
    assertThat(effects()).isOne();
  }
}
