/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.DeadLetters;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.invocation.SelectorId;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What would become of a dead letter, without anything becoming of it. */
class DeadLetterJudgeTest extends OperationScenario {

  private final DeadLetters broker = new DeadLetters("java:/DLQ");

  private JsonObject verdict(String messageId) {
    JsonObject verdicts =
        operate("verdicts", "java:/DLQ", new String[] {messageId}).getJsonObject("messages");
    assertThat(verdicts).containsOnlyKeys(messageId);
    return verdicts.getJsonObject(messageId);
  }

  private Message letter(String id, String key, String body) throws JMSException {
    Message letter = message(key, body);
    letter.setJMSMessageID(id);
    return broker.add(letter);
  }

  @Test
  void letterWhoseKeyNobodyKnows_wouldBeProcessed() throws Exception {
    Consumer ledger = ledger();
    letter("ID:7", "a", "1");
    JsonObject verdict = verdict("ID:7");
    assertThat(verdict.getString("verdict")).isEqualTo("NEW");
    assertThat(verdict.getString("key")).isEqualTo("a");
    assertThat(verdict.getString("hash")).isEqualTo(hash("a"));
    assertThat(verdict).doesNotContainKeys("reason", "firstMessageId");
    deliver(ledger, message("a", "1"));
    assertThat(effects()).as("the question has claimed nothing").isOne();
  }

  @Test
  void letterOfAKeyThatIsProcessed_isTheDuplicateOfThatMessage() throws Exception {
    deliver(ledger(), message("a", "1"));
    letter("ID:7", "a", "1");
    JsonObject verdict = verdict("ID:7");
    assertThat(verdict.getString("verdict")).isEqualTo("DUPLICATE");
    assertThat(verdict.getString("firstMessageId")).isEqualTo("ID:a");
    assertThat(Instant.parse(verdict.getString("processedAt"))).isBefore(Instant.now());
  }

  @Test
  void letterOfAnotherPayload_isAConflict() throws Exception {
    deliver(ledger(), message("a", "1"));
    letter("ID:7", "a", "2");
    assertThat(verdict("ID:7").getString("verdict")).isEqualTo("CONFLICT");
  }

  @Test
  void letterWithoutItsKey_isUnreadableAndSaysWhy() {
    ledger();
    broker.add(InMemoryMessage.text("ID:7", "1"));
    JsonObject verdict = verdict("ID:7");
    assertThat(verdict.getString("verdict")).isEqualTo("UNREADABLE");
    assertThat(verdict.getString("reason")).startsWith("XONCE00080: Message ID:7 ");
  }

  @Test
  void letterOlderThanWhatIsRemembered_isStale() throws Exception {
    TestBroker.queue("java:/odd");
    ledger("ledger.floor", "true", "ledger.divert-to", "java:/odd");
    store.execute(
        "INSERT INTO xonce_floor VALUES ('ledger', DATEADD('DAY', -1, CURRENT_TIMESTAMP))");
    letter("ID:old", "a", "1")
        .setJMSTimestamp(Instant.now().minus(2, ChronoUnit.DAYS).toEpochMilli());
    letter("ID:young", "b", "1").setJMSTimestamp(System.currentTimeMillis());
    assertThat(verdict("ID:old").getString("verdict")).isEqualTo("STALE");
    assertThat(verdict("ID:old").getString("reason")).isNotBlank();
    assertThat(verdict("ID:young").getString("verdict")).isEqualTo("NEW");
  }

  /** A sender may choose the id, and a selector is text. */
  @Test
  void idWithAQuote_isAskedForAsItIs() throws Exception {
    ledger();
    letter("ID:O'Brien", "a", "1");
    letter("ID:x", "b", "1");
    verdict("ID:O'Brien");
    assertThat(
            operate("verdicts", "java:/DLQ", new String[] {"' OR JMSMessageID <> '"})
                .getJsonObject("messages"))
        .isEmpty();
  }

  @Test
  void letterThatIsGone_isLeftOut_andTheOthersAreTold() throws Exception {
    ledger();
    letter("ID:1", "a", "1");
    letter("ID:3", "c", "1");
    assertThat(
            operate("verdicts", "java:/DLQ", new String[] {"ID:1", "ID:2", "ID:3"})
                .getJsonObject("messages"))
        .containsOnlyKeys("ID:1", "ID:3");
  }

  private Message amqp(String jmsId, Object nativeId, String key) throws JMSException {
    Message letter = letter(jmsId, key, "1");
    letter.setObjectProperty("NATIVE_MESSAGE_ID", nativeId);
    letter.setObjectProperty("JMS_AMQP_ORIGINAL_ENCODING", (short) 6);
    return letter;
  }

  /** Its JMS id was another one when the console looked. */
  @Test
  void letterOfAmqp_isToldByTheIdThatItWasAskedBy() throws Exception {
    ledger();
    broker.findBy(SelectorId::of);
    amqp("ID:made-up", "ID:AMQP_NO_PREFIX:order-1", "a");
    assertThat(verdict("ID:order-1").getString("verdict")).isEqualTo("NEW");
  }

  /** Two senders that count: nobody can say which of the two is meant. */
  @Test
  void lettersOfOneId_haveNoVerdict_butForCopies() throws Exception {
    ledger();
    broker.findBy(SelectorId::of);
    amqp("ID:made-up", "ID:AMQP_ULONG:1", "a").setStringProperty("JMSXUserID", "ann");
    amqp("ID:made-up-too", "ID:AMQP_ULONG:1", "b").setStringProperty("JMSXUserID", "bob");
    letter("ID:copied", "c", "1");
    letter("ID:copied", "c", "1");
    assertThat(
            operate("verdicts", "java:/DLQ", new String[] {"ID:1", "ID:copied"})
                .getJsonObject("messages"))
        .containsOnlyKeys("ID:copied");
  }

  /** A letter of STOMP has no id: who asks of it, too, is told of the others. */
  @Test
  void idThatIsNone_isLeftOut() throws Exception {
    ledger();
    letter("ID:1", "a", "1");
    assertThat(
            operate("verdicts", "java:/DLQ", new String[] {null, "ID:1"}).getJsonObject("messages"))
        .containsOnlyKeys("ID:1");
    assertThat(operate("failures", (Object) new String[] {null, "ID:1"}).getJsonObject("messages"))
        .isEmpty();
  }

  @Test
  void whoAsksOfNoLetter_needsNoBroker() {
    ledger();
    assertThat(operate("verdicts", "java:/none", new String[0]).getJsonObject("messages"))
        .isEmpty();
  }

  @Test
  void storeThatIsAway_isTheAnswer() throws Exception {
    ledger();
    letter("ID:7", "a", "1");
    store.away(true);
    assertThat(operate("verdicts", "java:/DLQ", new String[] {"ID:7"}).getString("error"))
        .startsWith("XONCE040");
  }

  /** However often a console asks, on every page it shows. */
  @Test
  void question_isNoDelivery() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    letter("ID:7", "a", "1");
    letter("ID:8", "b", "1");
    verdict("ID:7");
    verdict("ID:8");
    assertThat(records()).isOne();
    assertThat(application.count("ledger", "Deliveries", "DUPLICATE")).isZero();
    assertThat(asked("State").getJsonObject("duplicates").getInt("RESENT", 0)).isZero();
    application.endLedgers();
    assertThat(store.count("xonce_attempt")).isZero();
    assertThat(broker.letters()).hasSize(2);
  }
}
