/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.DeadLetters;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.rehearsal.RehearsalToken;
import io.xonce.interceptor.rehearsal.Rehearser.LetterCall;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead letter that an operator has rehearsed, from the question to the answer. */
class LetterRehearsalTest extends OperationScenario {

  private final DeadLetters broker = new DeadLetters("java:/DLQ");

  @BeforeEach
  void bindOrigin() {
    TestBroker.queue("java:/in");
  }

  private JsonObject rehearse() {
    return operate("rehearse", "java:/DLQ", "ID:a", "java:/in", "ann", "a new version");
  }

  /** As a session of the consumer does with a token, which is the message of a delivery. */
  private void receive(Consumer consumer, Message token, LetterCall bean) {
    String mark = Objects.requireNonNull(RehearsalToken.markOf(token));
    try {
      server.deliver(
          () -> {
            consumer.rehearse(mark, bean);
            return mark;
          });
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void nothingIsLeft() throws Exception {
    assertThat(effects()).isZero();
    assertThat(records()).isZero();
    assertThat(broker.letters()).as("it lies where it lay").hasSize(1);
  }

  @Test
  void letterThatWouldBeProcessed_isToldSo_andLeavesNothing() throws Exception {
    Consumer ledger = ledger();
    Message letter = broker.add(message("a", "1"));
    broker.deliver(
        token ->
            receive(
                ledger,
                token,
                given -> {
                  assertThat(given).isSameAs(letter);
                  return effect("1");
                }));
    JsonObject answer = rehearse();
    assertThat(answer.getBoolean("done")).isTrue();
    assertThat(answer.getString("result"))
        .isEqualTo("Rehearsed, and rolled back: it would be processed; 0 sent");
    assertThat(answer.getJsonObject("rehearsal").getBoolean("called")).isTrue();
    assertThat(answer.getJsonObject("rehearsal").getBoolean("fails")).isFalse();
    JsonObject action = actions().get(0);
    assertThat(action.getString("subject")).isEqualTo("ID:a from java:/DLQ");
    assertThat(action.getString("result")).isEqualTo(answer.getString("result"));
    nothingIsLeft();
  }

  @Test
  void letterThatFailsAgain_tellsWithWhat() throws Exception {
    Consumer ledger = ledger();
    broker.add(message("a", "1"));
    broker.deliver(
        token ->
            receive(
                ledger,
                token,
                given -> {
                  effect("1");
                  throw new IllegalStateException("no rate");
                }));
    JsonObject answer = rehearse();
    assertThat(answer.getBoolean("done")).as("that is what was asked for").isTrue();
    assertThat(answer.getString("result"))
        .contains("it fails with java.lang.IllegalStateException");
    JsonObject thrown = answer.getJsonObject("rehearsal").getJsonObject("thrown");
    assertThat(thrown.getString("class")).isEqualTo(IllegalStateException.class.getName());
    assertThat(thrown.getString("message")).isEqualTo("no rate");
    nothingIsLeft();
  }

  /** A rehearsal may be asked for as often as one likes: each begins where nothing was. */
  @Test
  void rehearsal_canBeRepeated() throws Exception {
    Consumer ledger = ledger();
    broker.add(message("a", "1"));
    broker.deliver(token -> receive(ledger, token, given -> effect("1")));
    assertThat(rehearse().getString("result")).isEqualTo(rehearse().getString("result"));
    nothingIsLeft();
    deliver(ledger, message("a", "1"));
    assertThat(effects()).as("and the letter itself is new").isOne();
  }

  @Test
  void letterThatIsGone_isNotRehearsed() {
    ledger();
    JsonObject answer = rehearse();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).contains("not there any more");
    assertThat(answer).doesNotContainKey("rehearsal");
    assertThat(broker.tokens()).isEmpty();
  }

  /** Two senders of AMQP that count: nobody can say which of the two is meant. */
  @Test
  void letterWhoseIdAnotherHas_isNotRehearsed() throws Exception {
    ledger();
    for (String sender : List.of("ann", "bob")) {
      Message letter = broker.add(message("a", "1"));
      letter.setObjectProperty("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:1");
      letter.setStringProperty("JMSXUserID", sender);
    }
    JsonObject answer = rehearse();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).contains("has the same id");
    assertThat(broker.tokens()).isEmpty();
  }

  /** Nobody would take its token. */
  @Test
  void pausedConsumer_rehearsesNothing() throws Exception {
    Consumer ledger = ledger();
    assertThat(ledger.obstacle()).isNull();
    operate("pause", "ann", "maintenance");
    broker.add(message("a", "1"));
    JsonObject answer = rehearse();
    assertThat(answer.getBoolean("done")).isFalse();
    assertThat(answer.getString("result")).contains("paused");
    assertThat(broker.tokens()).isEmpty();
  }

  @Test
  void tokenThatCannotBeSent_isAnErrorThatIsRecorded() throws Exception {
    ledger();
    broker.add(message("a", "1"));
    broker.fill();
    assertThat(rehearse().getString("error")).isEqualTo("The address is full");
    assertThat(actions().get(0).getString("result")).isEqualTo("Failed: The address is full");
  }

  /** The send failed although the broker had it; its answer was lost. */
  @Test
  void tokenOfASendThatFailed_isDroppedWhenItComes() throws Exception {
    Consumer ledger = ledger();
    broker.add(message("a", "1"));
    broker.deliver(
        token -> {
          throw new IllegalStateException("the answer is lost");
        });
    assertThat(rehearse().getString("error")).isEqualTo("the answer is lost");
    receive(ledger, broker.tokens().get(0), given -> effect("1"));
    assertThat(log.of("XONCE00194")).hasSize(1);
    nothingIsLeft();
  }

  /** The server that waited has died, or has given up: another one has the letter now. */
  @Test
  void tokenThatComesTwice_callsTheBeanOnce() throws Exception {
    Consumer ledger = ledger();
    broker.add(message("a", "1"));
    broker.deliver(
        token -> {
          receive(ledger, token, given -> effect("1"));
          receive(ledger, token, given -> effect("2"));
        });
    assertThat(rehearse().getBoolean("done")).isTrue();
    assertThat(log.of("XONCE00194")).hasSize(1);
    nothingIsLeft();
  }

  @Test
  void threadThatTheServerWantsBack_endsTheWait() throws JMSException {
    ledger();
    broker.add(message("a", "1"));
    broker.deliver(token -> Thread.currentThread().interrupt());
    assertThat(rehearse().getString("error")).startsWith("Interrupted: ");
    assertThat(Thread.interrupted()).as("and is told so").isTrue();
  }
}
