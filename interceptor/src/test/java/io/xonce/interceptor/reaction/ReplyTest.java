/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.Delivery;
import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.invocation.BeanCall;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a bean answers to a request, and what a copy of the request gets. */
class ReplyTest extends LedgerScenario {

  private final TestBroker broker = new TestBroker(server, true);
  private final Delivery delivery = application.delivery();

  @BeforeEach
  void bindQueue() {
    TestBroker.queue("java:/replies");
  }

  @Test
  void reply_isSentWithTheCommitAndCorrelatedToTheRequest() throws Exception {
    application.deliver(ledger("ledger.reply-to", "java:/replies"), message("a", "1"), reply("42"));
    assertThat(texts()).containsExactly("42");
    assertThat(broker.delivered().get(0).getJMSCorrelationID()).isEqualTo("ID:a");
  }

  @Test
  void replyToAnAmqpRequest_isCorrelatedToTheIdThatItsSenderGaveIt() throws Exception {
    Message request = message("a", "1");
    request.setStringProperty("NATIVE_MESSAGE_ID", "ID:AMQP_ULONG:42");
    application.deliver(ledger("ledger.reply-to", "java:/replies"), request, reply("42"));
    assertThat(broker.delivered().get(0).getJMSCorrelationID()).isEqualTo("ID:AMQP_ULONG:42");
  }

  @Test
  void conversation_keepsTheRequestersId() throws Exception {
    Message request = message("a", "1");
    request.setJMSCorrelationID("conversation");
    application.deliver(ledger("ledger.reply-to", "java:/replies"), request, reply("42"));
    assertThat(broker.delivered().get(0).getJMSCorrelationID()).isEqualTo("conversation");
  }

  @Test
  void replyOfADeliveryThatFails_isNotSent() throws Exception {
    BeanCall failing =
        () -> {
          reply("42").call();
          throw new IOException("after the reply");
        };
    Consumer ledger = ledger("ledger.reply-to", "java:/replies");
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), failing))
        .isInstanceOf(IOException.class);
    assertThat(broker.delivered()).isEmpty();
  }

  @Test
  void copyOfTheRequest_getsTheSameAnswerUnderItsOwnId() throws Exception {
    Consumer ledger = replaying();
    BeanCall answering =
        () -> {
          delivery.reply("42", Map.of("unit", "EUR"));
          return effect("1");
        };
    application.deliver(ledger, message("a", "1"), answering);
    Message copy = message("a", "1");
    copy.setJMSMessageID("ID:copy");
    application.deliver(ledger, copy, answering);
    assertThat(effects()).isEqualTo(1);
    assertThat(texts()).containsExactly("42", "42");
    Message second = broker.delivered().get(1);
    assertThat(second.getJMSCorrelationID()).isEqualTo("ID:copy");
    assertThat(second.getStringProperty("unit")).isEqualTo("EUR");
  }

  @Test
  void copyOfAnUnansweredRequest_isAcknowledged() throws Exception {
    Consumer ledger = replaying();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("a", "1"));
    assertThat(effects()).isEqualTo(1);
    assertThat(broker.delivered()).isEmpty();
  }

  @Test
  void replyWithoutReplay_isNotStored() throws Exception {
    Consumer ledger = ledger("ledger.reply-to", "java:/replies");
    application.deliver(ledger, message("a", "1"), reply("42"));
    assertThat(store.count("xonce_reply")).isZero();
    application.deliver(ledger, message("a", "1"), reply("42"));
    assertThat(texts()).containsExactly("42");
  }

  @Test
  void requester_namesWhereItsReplyGoes() throws Exception {
    Consumer ledger = ledger("ledger.reply-to", "JMSReplyTo");
    Message request = message("a", "1");
    request.setJMSReplyTo(TestBroker.queue("java:/own"));
    application.deliver(ledger, request, reply("42"));
    assertThat(texts()).containsExactly("42");
  }

  @Test
  void requestThatNamesNoDestination_cannotBeAnswered() {
    Consumer ledger = ledger("ledger.reply-to", "JMSReplyTo");
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), reply("42")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("XONCE00107: Message ID:a of consumer 'ledger'")
        .hasMessageContaining("JMSReplyTo");
  }

  @Test
  void secondReply_isRefused() {
    BeanCall twice =
        () -> {
          delivery.reply("42");
          delivery.reply("43");
          return null;
        };
    Consumer ledger = ledger("ledger.reply-to", "java:/replies");
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), twice))
        .hasMessageStartingWith("XONCE00107: ")
        .hasMessageContaining("it has one already");
    assertThat(broker.delivered()).isEmpty();
  }

  @Test
  void replyThroughAFactoryWithoutXa_isRefused() throws Exception {
    new TestBroker(server, false);
    Consumer ledger = ledger("ledger.reply-to", "java:/replies");
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), reply("42")))
        .hasMessageStartingWith("XONCE00067: ");
    assertThat(records()).isZero();
  }

  private Consumer replaying() {
    return ledger("ledger.on-duplicate", "replay", "ledger.reply-to", "java:/replies");
  }

  private BeanCall reply(String text) {
    return () -> {
      delivery.reply(text);
      return null;
    };
  }

  private List<String> texts() throws JMSException {
    List<String> texts = new ArrayList<>();
    for (Message each : broker.delivered()) {
      texts.add(((TextMessage) each).getText());
    }
    return texts;
  }
}
