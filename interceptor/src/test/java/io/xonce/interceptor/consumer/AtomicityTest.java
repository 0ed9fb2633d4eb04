/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.XonceException;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.reaction.DeliveryContext;
import io.xonce.interceptor.server.RecordingXaResource;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Transaction;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Record and state commit or roll back together, whatever goes wrong and wherever. */
class AtomicityTest extends LedgerScenario {

  @Idempotent(consumer = "audit", key = "property(id)", store = "java:/Store")
  private static final class Audit implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @SuppressWarnings("unused")
  private static final class Booking {
    @Idempotent(consumer = "booking", store = "java:/Store")
    String book(@IdempotencyKey String id) {
      return id;
    }

    static MethodCall call(String id) throws NoSuchMethodException {
      Method book = Booking.class.getDeclaredMethod("book", String.class);
      return new MethodCall("booking", book, List.of(id));
    }
  }

  @Test
  void failingBean_leavesNeitherRecordNorState() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(() -> deliverFailing(ledger, message("a", "1")))
        .isInstanceOf(IOException.class);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    assertThat(server.messageBranch()).endsWith("rollback");
  }

  @Test
  void redeliveryAfterAFailure_isProcessed() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(() -> deliverFailing(ledger, message("a", "1")))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(records()).isEqualTo(1);
  }

  @Test
  void whatAFailingBeanSent_isNotDelivered() throws Exception {
    TestBroker broker = new TestBroker(server, true);
    TestBroker.queue("java:/odd");
    Consumer ledger = ledger("ledger.on-duplicate", "divert", "ledger.divert-to", "java:/odd");
    deliver(ledger, message("a", "1"));
    assertThatThrownBy(
            () ->
                server.deliver(
                    () -> {
                      application.process(ledger, message("a", "1"), () -> effect("1"));
                      throw new IOException("after the diversion");
                    }))
        .isInstanceOf(IOException.class);
    assertThat(broker.delivered()).isEmpty();
  }

  @Test
  void swallowedFailure_rollsBackAllTheSame() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                server.deliver(
                    () -> {
                      try {
                        return application.process(
                            ledger, message("a", "1"), () -> failAfterAnEffect());
                      } catch (IOException e) {
                        return "as if all were well";
                      }
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
  }

  /** In a batch the container's interceptors stand between the claim and the bean. */
  @Test
  void failureSwallowedWithinTheBatch_rollsBackAllTheSame() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                application.deliverBatch(
                    ledger,
                    List.of(message("a", "1")),
                    () -> {
                      ProcessingAttempt attempt =
                          Objects.requireNonNull(DeliveryContext.current()).attempt();
                      try {
                        return ledger.proceed(attempt, () -> failAfterAnEffect());
                      } catch (IOException e) {
                        return "as if all were well";
                      }
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(effects()).isZero();
    assertThat(log.of("XONCE00112")).isEmpty();
  }

  @Test
  void secondCallAfterAFailure_isRefusedWithTheReason() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                server.deliver(
                    () -> {
                      try {
                        application.process(ledger, message("a", "1"), () -> failAfterAnEffect());
                      } catch (IOException e) {
                        // A retry in the same transaction, as an interceptor of the bean may do.
                      }
                      return application.process(ledger, message("a", "1"), () -> effect("2"));
                    }))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith("XONCE00069: Message ID:a for consumer 'ledger' is not processed")
        .hasMessageContaining("after the effect");
    assertThat(effects()).isZero();
  }

  @Test
  void transactionMarkedByTheCaller_isRefused() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                server.deliver(
                    () -> {
                      server.manager().setRollbackOnly();
                      return application.process(ledger, message("a", "1"), () -> effect("1"));
                    }))
        .hasMessageStartingWith("XONCE00069: ")
        .hasMessageContaining("marked for rollback. A second");
  }

  @Test
  void beanThatMarksItsTransaction_isProcessedAtTheNextDelivery() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      server.manager().setRollbackOnly();
                      return null;
                    }))
        .isInstanceOf(RollbackException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  /** It has said nothing of a failure, and none is made up. */
  @Test
  void methodThatMarksItsTransaction_returnsItsResultAndLeavesNoReason() throws Exception {
    Consumer booking = application.method(Booking.class, "book");
    AtomicReference<@Nullable Object> returned = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                server.transact(
                    () -> {
                      returned.set(booking.process(Booking.call("a"), this::markAndReturn));
                      return returned;
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(returned).hasValue("as it was");
    assertThat(records()).isZero();
    assertThat(store.count("xonce_reply")).isZero();
    application.endLedgers();
    assertThat(store.number("SELECT count(*) FROM xonce_attempt WHERE outcome = 'ROLLED_BACK'"))
        .isOne();
    assertThat(store.number("SELECT count(error) FROM xonce_attempt")).isZero();
  }

  private Object markAndReturn() throws Exception {
    effect("1");
    server.manager().setRollbackOnly();
    return "as it was";
  }

  @Test
  void branchThatRefusesToPrepare_takesRecordAndStateAlong() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      server.manager().getTransaction().enlistResource(refusing());
                      return effect("1");
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(log.of("XONCE00066")).as("it came to the prepare").isEmpty();
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void storeThatFails_isNamedWithTheKey() throws Exception {
    Consumer ledger = ledger();
    store.execute("DROP TABLE xonce_reply");
    store.execute("DROP TABLE xonce_message");
    assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith(
            "XONCE00101: Message ID:a for consumer 'ledger' is refused: the store java:/Store"
                + " failed for key a.");
    assertThat(server.messageBranch()).endsWith("rollback");
  }

  @Test
  void twoConsumersOfOneTransaction_eachHaveTheirRecord() throws Exception {
    Consumer ledger = ledger();
    Consumer audit = application.bean(Audit.class);
    Message message = message("a", "1");
    for (int delivery = 0; delivery < 2; delivery++) {
      server.deliver(
          () -> {
            application.process(ledger, message, () -> effect("ledger"));
            return application.process(audit, message, () -> effect("audit"));
          });
    }
    assertThat(store.number("SELECT count(*) FROM effect WHERE id = 'ledger'")).isEqualTo(1);
    assertThat(store.number("SELECT count(*) FROM effect WHERE id = 'audit'")).isEqualTo(1);
    assertThat(records()).isEqualTo(2);
  }

  @Test
  void failureOfAConsumerThatIsCalled_takesTheCallerAlongAndSaysSo() throws Exception {
    Consumer ledger = ledger();
    Consumer audit = application.bean(Audit.class);
    Message message = message("a", "1");
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message,
                    () -> {
                      try {
                        return application.process(audit, message, () -> failAfterAnEffect());
                      } catch (IOException e) {
                        return effect("ledger");
                      }
                    }))
        .isInstanceOf(RollbackException.class);
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    assertThat(log.of("XONCE00112"))
        .singleElement()
        .asString()
        .contains("Message ID:a of consumer 'ledger' with key a rolls back", "after the effect");
  }

  @Test
  void keyInFlight_isNotProcessedTwice() throws Exception {
    Consumer ledger = ledger("lock-timeout", "PT1S");
    application.deliver(
        ledger,
        message("a", "1"),
        () -> {
          Transaction first = server.manager().suspend();
          assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
              .as("the other copy, while the first is not committed")
              .hasMessageStartingWith("XONCE00101: ");
          server.manager().resume(first);
          return effect("1");
        });
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  private Object failAfterAnEffect() throws Exception {
    effect("1");
    throw new IOException("after the effect");
  }

  private void deliverFailing(Consumer consumer, Message message) throws Exception {
    application.deliver(consumer, message, this::failAfterAnEffect);
  }

  private static XAResource refusing() {
    XAResource recording = new RecordingXaResource(new ArrayList<>());
    return (XAResource)
        Proxy.newProxyInstance(
            AtomicityTest.class.getClassLoader(),
            new Class<?>[] {XAResource.class},
            (self, method, arguments) -> {
              if (method.getName().equals("prepare")) {
                throw new XAException(XAException.XA_RBROLLBACK);
              }
              return method.invoke(recording, arguments);
            });
  }
}
