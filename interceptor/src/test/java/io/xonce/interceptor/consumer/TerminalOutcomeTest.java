/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.jms.Message;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An exception that is the final answer of the business, and what only looks like one. */
class TerminalOutcomeTest extends LedgerScenario {

  private final BeanCall terminal = () -> fail(new IOException("no such account"));

  @Test
  void finalAnswer_isRecordedAtTheNextDeliveryWithoutTheBean() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), terminal))
        .isInstanceOf(IOException.class);
    assertThat(records()).isZero();
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isZero();
    assertThat(store.number("SELECT count(*) FROM xonce_message WHERE outcome = 'REJECTED'"))
        .isEqualTo(1);
    assertThat(server.messageBranch()).endsWith("commit");
  }

  @Test
  void copyOfARejectedMessage_isADuplicate() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), terminal))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isZero();
    assertThat(records()).isEqualTo(1);
  }

  @Test
  void rejectedMessage_isDivertedIfAsked() throws Exception {
    TestBroker broker = new TestBroker(server, true);
    TestBroker.queue("java:/odd");
    Consumer ledger =
        ledger("ledger.terminal-on", "java.io.IOException", "ledger.divert-to", "java:/odd");
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), terminal))
        .isInstanceOf(IOException.class);
    assertThat(broker.delivered()).isEmpty();
    Message again = redelivered("a", "1");
    deliver(ledger, again);
    assertThat(broker.delivered()).containsExactly(again);
    assertThat(again.getStringProperty("Xonce_cause")).isEqualTo("REJECTED");
    assertThat(again.getStringProperty("Xonce_reason"))
        .isEqualTo("java.io.IOException: no such account");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatStandsBehindAWrapper_countsToo(boolean wrapped) throws Exception {
    Consumer ledger = terminalOnIo();
    Exception cause = new FileNotFoundException("a kind of it");
    Exception thrown = wrapped ? new IllegalStateException(cause) : cause;
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), () -> fail(thrown)))
        .isSameAs(thrown);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isZero();
  }

  @Test
  void otherFailure_isTriedAgain() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger, message("a", "1"), () -> fail(new IllegalStateException("busy"))))
        .isInstanceOf(IllegalStateException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  /** It may have read what its neighbour wrote, which is gone. */
  @Test
  void failureInABatch_isTriedAgainAlone() throws Exception {
    Consumer ledger = terminalOnIo();
    List<Message> batch = List.of(message("a", "1"), message("b", "1"));
    assertThatThrownBy(() -> application.deliverBatch(ledger, batch, terminal))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void failureInABatchOfOne_isFinal() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(() -> application.deliverBatch(ledger, List.of(message("a", "1")), terminal))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isZero();
  }

  /** A bean that has lost its transaction finds no account. */
  @Test
  void failureInADoomedTransaction_isTriedAgain() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(
            () ->
                application.deliver(
                    ledger,
                    message("a", "1"),
                    () -> {
                      server.manager().setRollbackOnly();
                      return terminal.call();
                    }))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  /** Only the failure of this key says anything about it. */
  @Test
  void otherKey_isNotRejected() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), terminal))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("b", "1"));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void rejection_isCountedAndExplained() throws Exception {
    Consumer ledger = terminalOnIo();
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), terminal))
        .isInstanceOf(IOException.class);
    deliver(ledger, redelivered("a", "1"));
    assertThat(application.attribute("ledger", "Deliveries").toString()).contains("REJECTED");
    assertThat(application.explain("ledger", "a")).contains("REJECTED");
  }

  private Consumer terminalOnIo() {
    return ledger("ledger.terminal-on", "java.io.IOException");
  }

  private static Object fail(Exception failure) throws Exception {
    throw failure;
  }
}
