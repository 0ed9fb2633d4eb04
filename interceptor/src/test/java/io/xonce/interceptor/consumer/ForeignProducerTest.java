/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.ConflictException;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.invocation.TestMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Messages that no core JMS client sent, from the first delivery to the story of their key. */
class ForeignProducerTest extends LedgerScenario {

  private static final String ORDER = "ID:AMQP_NO_PREFIX:order-1";

  @Test
  void amqpMessageDeliveredAgain_isRecognisedUnderTheDefaultKey() throws Exception {
    Consumer ledger = ledger("ledger.key", "messageId");
    deliver(ledger, amqp("ID:first", 1));
    deliver(ledger, amqp("ID:second", 2));
    assertThat(effects()).isEqualTo(1);
    assertThat(application.count("ledger", "Duplicates", "REDELIVERED")).isEqualTo(1);
    application.endLedgers();
    assertThat(application.explain("ledger", ORDER))
        .contains("processed ")
        .contains("as message " + ORDER + " sent")
        .contains("delivery 2 of message " + ORDER);
  }

  @Test
  void markOfARejection_staysWithTheAmqpMessage() throws Exception {
    Consumer ledger = ledger("ledger.terminal-on", "java.io.IOException");
    assertThatThrownBy(() -> application.deliver(ledger, amqp("ID:first", 1), this::reject))
        .isInstanceOf(IOException.class);
    deliver(ledger, amqp("ID:second", 2));
    assertThat(effects()).isZero();
    assertThat(store.number("SELECT count(*) FROM xonce_message WHERE outcome = 'REJECTED'"))
        .isEqualTo(1);
  }

  @Test
  void markOfARejection_isNotThatOfAnotherMessageWithoutId() throws Exception {
    Consumer ledger = ledger("ledger.terminal-on", "java.io.IOException");
    assertThatThrownBy(() -> application.deliver(ledger, stomp(1000, 1), this::reject))
        .isInstanceOf(IOException.class);
    deliver(ledger, stomp(2000, 2));
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void brokerThatForgotItsCounts_hasTheBeanAskedAgain() throws Exception {
    Consumer ledger = ledger("ledger.terminal-on", "java.io.IOException");
    assertThatThrownBy(() -> application.deliver(ledger, amqp("ID:first", 1), this::reject))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> application.deliver(ledger, amqp("ID:second", 1), this::reject))
        .as("its mark is for the next delivery")
        .isInstanceOf(IOException.class);
    deliver(ledger, amqp("ID:third", 2));
    assertThat(effects()).isZero();
    assertThat(records()).isEqualTo(1);
  }

  @Test
  void messageWithoutId_isDivertedAtOnceWithWhatItHasInstead() throws Exception {
    TestBroker broker = new TestBroker(server, true);
    TestBroker.queue("java:/odd");
    Consumer ledger =
        ledger(
            "ledger.key", "messageId",
            "ledger.on-unreadable", "divert",
            "ledger.divert-to", "java:/odd");
    Message message = stomp(1000, 1);
    deliver(ledger, message);
    assertThat(broker.delivered()).containsExactly(message);
    assertThat(message.getStringProperty("Xonce_reason"))
        .startsWith("XONCE00150: Message without id, sent 1970-01-01T00:00:01Z for consumer")
        .contains("What it has is its body, property(id).");
  }

  @Test
  void messageWithoutId_isRefusedWithoutAStackTrace() {
    Consumer ledger = ledger("ledger.key", "messageId");
    assertThatThrownBy(() -> deliver(ledger, stomp(1000, 1)))
        .hasMessageStartingWith("XONCE00150: ")
        .satisfies(refusal -> assertThat(refusal.getStackTrace()).isEmpty());
  }

  @Test
  void objectMessage_isADuplicateOfItselfAndAConflictOfAnyOther() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, object("ID:a"));
    deliver(ledger, object("ID:a"));
    assertThat(effects()).isEqualTo(1);
    assertThatThrownBy(() -> deliver(ledger, object("ID:b"))).isInstanceOf(ConflictException.class);
    assertThat(log.of("XONCE00151")).hasSize(1);
  }

  @Test
  void objectMessageOfWhichAPropertyIsCompared_isADuplicateUnderAnotherId() throws Exception {
    Consumer ledger = ledger("ledger.fingerprint", "property(id)");
    deliver(ledger, object("ID:a"));
    deliver(ledger, object("ID:b"));
    assertThat(effects()).isEqualTo(1);
    assertThat(log.of("XONCE00151")).isEmpty();
  }

  @Test
  void propertyBesideTheBody_isCompared() throws Exception {
    Consumer ledger = ledger("ledger.fingerprint", "body,property(currency)");
    deliver(ledger, currency("EUR"));
    deliver(ledger, currency("EUR"));
    assertThatThrownBy(() -> deliver(ledger, currency("USD")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> deliver(ledger, message("a", "1")))
        .as("nothing is a value as well")
        .isInstanceOf(ConflictException.class);
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void floorOverMessagesWithoutSendTime_isToldWithTheFirst() throws Exception {
    TestBroker.queue("java:/odd");
    Consumer ledger = ledger("ledger.floor", "true", "ledger.divert-to", "java:/odd");
    deliver(ledger, stomp(1000, 1));
    assertThat(log.of("XONCE00156")).isEmpty();
    deliver(ledger, message("b", "1"));
    deliver(ledger, message("c", "1"));
    assertThat(effects()).isEqualTo(3);
    assertThat(log.of("XONCE00156")).hasSize(1);
    assertThat(log.of("XONCE00156").get(0)).contains("Message ID:b");
  }

  private Object reject() throws IOException {
    throw new IOException("no such account");
  }

  private static Message amqp(String jmsId, int delivery) throws JMSException {
    Message message = InMemoryMessage.text(jmsId, "1");
    message.setStringProperty("NATIVE_MESSAGE_ID", ORDER);
    message.setStringProperty("id", "a");
    message.setIntProperty("JMSXDeliveryCount", delivery);
    return message;
  }

  private static Message stomp(long sent, int delivery) throws JMSException {
    Message message = InMemoryMessage.text("", "1");
    message.setJMSMessageID(null);
    message.setJMSTimestamp(sent);
    message.setStringProperty("id", "a");
    message.setIntProperty("JMSXDeliveryCount", delivery);
    return message;
  }

  private static Message object(String id) {
    return TestMessage.create().with("getJMSMessageID", id).property("id", "a").object().message();
  }

  private static Message currency(String currency) throws JMSException {
    Message message = message("a", "1");
    message.setStringProperty("currency", currency);
    return message;
  }
}
