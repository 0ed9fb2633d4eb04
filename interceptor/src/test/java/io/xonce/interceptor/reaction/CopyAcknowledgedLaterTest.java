/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is sent about a copy that is acknowledged after the commit: once, although the copy is
 * delivered again if its acknowledgement is lost.
 */
class CopyAcknowledgedLaterTest extends LedgerScenario {

  private final TestBroker broker = new TestBroker(server, true);

  @BeforeEach
  void bindQueues() {
    TestBroker.queue("java:/aside");
    TestBroker.queue("java:/replies");
  }

  @ParameterizedTest
  @CsvSource({"1, DUPLICATE", "2, CONFLICT"})
  void divertedCopy_isNotDivertedAgain(String body, String cause) throws Exception {
    Consumer ledger = diverting();
    deliverLate(ledger, message("a", "1"));
    deliverLate(ledger, copy("ID:copy", body));
    deliverLate(ledger, copy("ID:copy", body));
    assertThat(broker.delivered()).hasSize(1);
    assertThat(broker.delivered().get(0).getStringProperty("Xonce_cause")).isEqualTo(cause);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void staleMessage_isNotDivertedAgain() throws Exception {
    Consumer ledger =
        ledger(
            "ledger.floor", "true", "ledger.retention", "PT1H", "ledger.divert-to", "java:/aside");
    long sent = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
    for (int i = 0; i < 2; i++) {
      Message stale = copy("ID:old", "1");
      stale.setJMSTimestamp(sent);
      deliverLate(ledger, stale);
    }
    assertThat(effects()).isZero();
    assertThat(broker.delivered()).hasSize(1);
    assertThat(broker.delivered().get(0).getStringProperty("Xonce_cause")).isEqualTo("STALE");
  }

  @Test
  void answeredCopy_isNotAnsweredAgain() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "replay", "ledger.reply-to", "java:/replies");
    BeanCall answering =
        () -> {
          application.delivery().reply("42", Map.of());
          return effect("1");
        };
    application.deliverAndAcknowledgeLater(ledger, List.of(message("a", "1")), answering);
    application.deliverAndAcknowledgeLater(ledger, List.of(copy("ID:copy", "1")), answering);
    application.deliverAndAcknowledgeLater(ledger, List.of(copy("ID:copy", "1")), answering);
    assertThat(broker.delivered()).as("the first reply, and that to the copy").hasSize(2);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void eachCopy_isDiverted() throws Exception {
    Consumer ledger = diverting();
    deliverLate(ledger, message("a", "1"));
    deliverLate(ledger, copy("ID:one", "1"), copy("ID:two", "1"), copy("ID:three", "1"));
    assertThat(broker.delivered()).hasSize(3);
  }

  /** Two senders may count their messages alike: another payload is another message. */
  @Test
  void anotherConflictOfTheSameId_isDiverted() throws Exception {
    Consumer ledger = diverting();
    deliverLate(ledger, message("a", "1"));
    deliverLate(ledger, copy("ID:copy", "2"));
    deliverLate(ledger, copy("ID:copy", "3"));
    assertThat(broker.delivered()).hasSize(2);
  }

  /** It is gone from where it was, so it must not end here. */
  @ParameterizedTest
  @CsvSource({"1, DUPLICATE", "2, CONFLICT"})
  void divertedCopyThatIsMovedBack_isDivertedAgain(String body, String cause) throws Exception {
    Consumer ledger = diverting();
    deliverLate(ledger, message("a", "1"));
    Message copy = copy("ID:copy", body);
    copy.setStringProperty("NATIVE_MESSAGE_ID", "ID:AMQP_NO_PREFIX:copy");
    deliverLate(ledger, copy);
    Message moved = broker.delivered().get(0);
    moved.setJMSMessageID("ID:moved");
    deliverLate(ledger, moved);
    deliverLate(ledger, moved);
    assertThat(broker.delivered()).hasSize(2);
    assertThat(moved.getStringProperty("Xonce_cause")).isEqualTo(cause);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void diversionThatRolledBack_isMadeAgain() throws Exception {
    Consumer ledger = diverting();
    deliverLate(ledger, message("a", "1"));
    server.manager().begin();
    application.processLater(ledger, List.of(copy("ID:copy", "1")), () -> null);
    server.manager().rollback();
    assertThat(broker.delivered()).isEmpty();
    deliverLate(ledger, copy("ID:copy", "1"));
    assertThat(broker.delivered()).hasSize(1);
  }

  /** Nothing tells it from another: better twice in the queue than not at all. */
  @Test
  void copyWithoutAnId_isDivertedAgain() throws Exception {
    Consumer ledger = diverting();
    deliverLate(ledger, message("a", "1"));
    deliverLate(ledger, copy(null, "1"));
    deliverLate(ledger, copy(null, "1"));
    assertThat(broker.delivered()).hasSize(2);
  }

  @Test
  void copyThatIsABranch_needsNoRecord() throws Exception {
    Consumer ledger = diverting();
    deliver(ledger, message("a", "1"));
    deliver(ledger, copy("ID:copy", "1"));
    assertThat(broker.delivered()).hasSize(1);
    assertThat(records()).isEqualTo(1);
  }

  private Consumer diverting() {
    return ledger(
        "ledger.on-duplicate",
        "divert",
        "ledger.on-conflict",
        "divert",
        "ledger.divert-to",
        "java:/aside");
  }

  private void deliverLate(Consumer consumer, Message... messages) throws Exception {
    application.deliverAndAcknowledgeLater(consumer, List.of(messages), () -> effect("1"));
  }

  private static Message copy(@Nullable String id, String body) throws JMSException {
    Message copy = InMemoryMessage.text(id, body);
    copy.setStringProperty("id", "a");
    return copy;
  }
}
