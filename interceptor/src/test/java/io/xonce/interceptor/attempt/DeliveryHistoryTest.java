/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.DuplicateCause;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.ledger.AttemptOutcome;
import jakarta.jms.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How attempts are counted, and what an operator is told of a key. */
class DeliveryHistoryTest extends LedgerScenario {

  @Test
  void attempts_areCountedByTheirOutcome() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    deliver(ledger, redelivered("a", "1"));
    deliver(ledger, message("a", "1"));
    fail(ledger, message("a", "2"));
    assertThat(deliveries(AttemptOutcome.COMMITTED)).isEqualTo(1);
    assertThat(deliveries(AttemptOutcome.DUPLICATE)).isEqualTo(1);
    assertThat(deliveries(AttemptOutcome.ROLLED_BACK)).isEqualTo(2);
  }

  @Test
  void attemptsOfABatchThatRollsBack_allHaveRolledBack() throws Exception {
    Consumer ledger = ledger();
    List<Message> batch = List.of(message("a", "1"), message("b", "1"), message("c", "1"));
    assertThatThrownBy(() -> application.deliverBatch(ledger, batch, DeliveryHistoryTest::broken))
        .isInstanceOf(IOException.class);
    assertThat(deliveries(AttemptOutcome.ROLLED_BACK)).isEqualTo(3);
    assertThat(deliveries(AttemptOutcome.COMMITTED)).isZero();
  }

  @Test
  void duplicates_areCountedByTheirCause() throws Exception {
    Consumer ledger = ledger("known-keys", "0");
    deliver(ledger, message("a", "1"));
    deliver(ledger, redelivered("a", "1"));
    deliver(ledger, renamed(message("a", "1")));
    Message concurrent = renamed(message("a", "1"));
    concurrent.setJMSTimestamp(Instant.now().minusSeconds(3600).toEpochMilli());
    deliver(ledger, concurrent);
    Message moved = message("a", "1");
    moved.setStringProperty("_AMQ_ORIG_QUEUE", "DLQ");
    deliver(ledger, moved);
    fail(ledger, message("a", "2"));
    for (DuplicateCause cause :
        List.of(
            DuplicateCause.REDELIVERED,
            DuplicateCause.RESENT,
            DuplicateCause.CONCURRENT,
            DuplicateCause.REPLAYED,
            DuplicateCause.CONFLICT)) {
      assertThat(duplicates(cause)).as(cause.name()).isEqualTo(1);
    }
  }

  @Test
  void story_tellsWhoProcessedTheKey() throws Exception {
    deliver(ledger(), message("a", "1"));
    assertThat(application.explain("ledger", "a")).contains("ID:a", "COMMITTED");
  }

  @Test
  void storyOfAnUnknownKey_saysSo() throws Exception {
    deliver(ledger(), message("a", "1"));
    assertThat(application.explain("ledger", "b")).contains("b").doesNotContain("COMMITTED");
  }

  /** The ledger writes in the background; its end writes the rest. */
  @Test
  void storyOfAFailure_tellsTheReason() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    deliver(ledger, redelivered("a", "1"));
    application.endLedgers();
    assertThat(application.explain("ledger", "a"))
        .containsSubsequence("ROLLED_BACK", "out of order", "COMMITTED");
  }

  private static Object broken() throws IOException {
    throw new IOException("out of order");
  }

  private void fail(Consumer ledger, Message message) {
    assertThatThrownBy(() -> application.deliver(ledger, message, DeliveryHistoryTest::broken))
        .isInstanceOf(Exception.class);
  }

  private static Message renamed(Message message) throws Exception {
    message.setJMSMessageID("ID:another");
    message.setJMSTimestamp(Instant.now().plusSeconds(3600).toEpochMilli());
    return message;
  }

  private long deliveries(AttemptOutcome outcome) throws Exception {
    return application.count("ledger", "Deliveries", outcome.name());
  }

  private long duplicates(DuplicateCause cause) throws Exception {
    return application.count("ledger", "Duplicates", cause.name());
  }
}
