/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.ConflictException;
import io.xonce.DuplicateMessageException;
import io.xonce.XonceException;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestBroker;
import jakarta.jms.Message;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a message and of the state, for each answer of the store and each reaction. */
class MessageOutcomeTest extends LedgerScenario {

  private final TestBroker broker = new TestBroker(server, true);

  @BeforeEach
  void bindQueue() {
    TestBroker.queue("java:/odd");
  }

  @Test
  void firstCopy_isProcessedAndRecorded() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(
            store.number(
                "SELECT count(*) FROM xonce_message WHERE consumer = 'ledger' AND key_text = 'a'"
                    + " AND message_id = 'ID:a' AND outcome = 'COMMITTED'"))
        .isEqualTo(1);
    assertThat(server.messageBranch()).containsExactly("start", "end", "prepare", "commit");
  }

  @Test
  void otherKey_isProcessedToo() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("b", "1"));
    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void duplicate_isAcknowledgedWithoutTheBean() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "skip");
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(server.messageBranch()).endsWith("commit").doesNotContain("rollback");
  }

  @Test
  void duplicateThatFails_goesBackToTheBroker() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "fail");
    deliver(ledger, message("a", "1"));
    assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
        .isInstanceOf(DuplicateMessageException.class)
        .hasMessageStartingWith("XONCE00100: Message ID:a for consumer 'ledger'")
        .hasMessageContaining("key a was processed at 2")
        .hasMessageContaining(" as message ID:a. ");
    assertThat(effects()).isEqualTo(1);
    assertThat(server.messageBranch()).endsWith("rollback");
  }

  @Test
  void duplicateThatProceeds_reachesTheBean() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "proceed");
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isEqualTo(2);
    assertThat(records()).isEqualTo(1);
  }

  @Test
  void divertedDuplicate_movesWithTheReason() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "divert", "ledger.divert-to", "java:/odd");
    deliver(ledger, message("a", "1"));
    Message resent = message("a", "1");
    resent.setStringProperty("_AMQ_DUPL_ID", "copy");
    deliver(ledger, resent);
    assertThat(effects()).isEqualTo(1);
    assertThat(broker.delivered()).containsExactly(resent);
    assertThat(resent.getStringProperty("Xonce_cause")).isEqualTo("DUPLICATE");
    assertThat(resent.getStringProperty("Xonce_key")).isEqualTo("a");
    assertThat(resent.getStringProperty("Xonce_first_message_id")).isEqualTo("ID:a");
    assertThat(resent.getStringProperty("id")).as("what the sender set").isEqualTo("a");
    assertThat(resent.propertyExists("_AMQ_DUPL_ID")).as("the broker would drop it").isFalse();
  }

  @Test
  void conflict_goesBackToTheBroker() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    assertThatThrownBy(() -> deliver(ledger, message("a", "2")))
        .isInstanceOf(ConflictException.class)
        .hasMessageStartingWith("XONCE00105: Message ID:a for consumer 'ledger' is a conflict")
        .hasMessageContaining(" as message ID:a with another payload. ");
    assertThat(effects()).isEqualTo(1);
    assertThat(server.messageBranch()).endsWith("rollback");
  }

  @Test
  void conflictThatIsSkipped_isAcknowledged() throws Exception {
    Consumer ledger = ledger("ledger.on-conflict", "skip");
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "2"));
    assertThat(effects()).isEqualTo(1);
    assertThat(server.messageBranch()).endsWith("commit");
  }

  @Test
  void divertedConflict_movesWithTheReason() throws Exception {
    Consumer ledger = ledger("ledger.on-conflict", "divert", "ledger.divert-to", "java:/odd");
    deliver(ledger, message("a", "1"));
    Message other = message("a", "2");
    deliver(ledger, other);
    assertThat(broker.delivered()).containsExactly(other);
    assertThat(other.getStringProperty("Xonce_cause")).isEqualTo("CONFLICT");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void otherPayload_isNoConflictWhereItIsNotCompared() throws Exception {
    Consumer ledger = ledger("ledger.fingerprint", "none");
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "2"));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void staleMessage_isDivertedAndLeavesNoRecord() throws Exception {
    Consumer ledger = withFloor();
    Message old = message("a", "1");
    old.setJMSTimestamp(Instant.now().minus(2, ChronoUnit.DAYS).toEpochMilli());
    deliver(ledger, old);
    assertThat(broker.delivered()).containsExactly(old);
    assertThat(old.getStringProperty("Xonce_cause")).isEqualTo("STALE");
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
  }

  @Test
  void messageOfUnknownAge_isStaleToo() throws Exception {
    Consumer ledger = withFloor();
    Message ageless = message("a", "1");
    deliver(ledger, ageless);
    assertThat(ageless.getStringProperty("Xonce_cause")).isEqualTo("STALE");
    assertThat(effects()).isZero();
  }

  @Test
  void messageAboveTheFloor_isProcessed() throws Exception {
    Consumer ledger = withFloor();
    Message young = message("a", "1");
    young.setJMSTimestamp(Instant.now().toEpochMilli());
    deliver(ledger, young);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void messageWithoutItsKey_isRefused() throws Exception {
    Consumer ledger = ledger();
    assertThatThrownBy(() -> deliver(ledger, InMemoryMessage.text("ID:1", "1")))
        .isInstanceOf(XonceException.class)
        .hasMessageStartingWith("XONCE00080: Message ID:1 for consumer 'ledger'");
    assertThat(effects()).isZero();
    assertThat(server.messageBranch()).endsWith("rollback");
  }

  @Test
  void divertedUnreadable_movesAtOnceWithTheReason() throws Exception {
    Consumer ledger = ledger("ledger.on-unreadable", "divert", "ledger.divert-to", "java:/odd");
    Message unreadable = InMemoryMessage.text("ID:1", "1");
    deliver(ledger, unreadable);
    assertThat(broker.delivered()).containsExactly(unreadable);
    assertThat(unreadable.getStringProperty("Xonce_cause")).isEqualTo("UNREADABLE");
    assertThat(unreadable.getStringProperty("Xonce_reason")).startsWith("XONCE00080: ");
    assertThat(effects()).isZero();
    assertThat(server.messageBranch()).endsWith("commit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-duplicate", "on-conflict", "on-unreadable"})
  void whatIsDiverted_staysWhereItCannotBeCalledBack(String member) throws Exception {
    TestBroker local = new TestBroker(server, false);
    Consumer ledger = ledger("ledger." + member, "divert", "ledger.divert-to", "java:/odd");
    deliver(ledger, message("a", "1"));
    Message copy =
        member.equals("on-unreadable")
            ? InMemoryMessage.text("ID:1", "1")
            : message("a", member.equals("on-conflict") ? "2" : "1");
    assertThatThrownBy(() -> deliver(ledger, copy)).hasMessageStartingWith("XONCE00067: ");
    assertThat(server.messageBranch()).endsWith("rollback");
    assertThat(local.delivered()).as("and is told about it").hasSize(1);
  }

  /** What was forgotten up to yesterday is not known any more. */
  private Consumer withFloor() throws Exception {
    Consumer ledger = ledger("ledger.floor", "true", "ledger.divert-to", "java:/odd");
    store.execute(
        "INSERT INTO xonce_floor VALUES ('ledger', DATEADD('DAY', -1, CURRENT_TIMESTAMP))");
    return ledger;
  }
}
