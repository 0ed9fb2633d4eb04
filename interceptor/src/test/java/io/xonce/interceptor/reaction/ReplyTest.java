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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void requesterThatIsGone_doesNotUndoWhatWasDone() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "replay", "ledger.reply-to", "JMSReplyTo");
    Message request = message("a", "1");
    request.setJMSReplyTo(broker.deleted(TestBroker.queue("java:/own")));
    BeanCall answering =
        () -> {
          delivery.reply("42");
          return effect("1");
        };
    application.deliver(ledger, request, answering);
    assertThat(effects()).isEqualTo(1);
    assertThat(broker.delivered()).isEmpty();
    assertThat(log.of("XONCE00161")).hasSize(1);

    Message copy = message("a", "1");
    copy.setJMSReplyTo(TestBroker.queue("java:/other"));
    application.deliver(ledger, copy, answering);
    assertThat(texts()).containsExactly("42");
    assertThat(effects()).isEqualTo(1);
  }

  @Test
  void copyOfARequesterThatIsGone_isAcknowledged() throws Exception {
    Consumer ledger = ledger("ledger.on-duplicate", "replay", "ledger.reply-to", "JMSReplyTo");
    Message request = message("a", "1");
    request.setJMSReplyTo(TestBroker.queue("java:/own"));
    application.deliver(ledger, request, reply("42"));
    Message copy = message("a", "1");
    copy.setJMSReplyTo(broker.deleted(TestBroker.queue("java:/own")));
    application.deliver(ledger, copy, reply("43"));
    assertThat(texts()).containsExactly("42");
    assertThat(server.messageBranch()).endsWith("commit");
  }

  /** A name that was configured is a mistake here, and not the requester's. */
  @Test
  void replyQueueOfOurOwnThatIsGone_failsTheDelivery() throws Exception {
    broker.deleted(TestBroker.queue("java:/gone"));
    Consumer ledger = ledger("ledger.reply-to", "java:/gone");
    assertThatThrownBy(() -> application.deliver(ledger, message("a", "1"), reply("42")))
        .hasMessageStartingWith("XONCE00106: ");
    assertThat(records()).isZero();
  }

  /** STOMP senders name a destination, and the broker does not know of what kind. */
  @Test
  void destinationOfNoKind_isAQueueIfThereIsOne() throws Exception {
    Consumer ledger = ledger("ledger.reply-to", "JMSReplyTo");
    Message request = message("a", "1");
    request.setJMSReplyTo(broker.deleted(TestBroker.destination()));
    request.setStringProperty("JMSReplyTo", "java:/replies");
    application.deliver(ledger, request, reply("42"));
    assertThat(texts()).containsExactly("42");
  }

  @Test
  void destinationOfNoKind_isTakenAsItIsIfThereIsNoQueue() throws Exception {
    Consumer ledger = ledger("ledger.reply-to", "JMSReplyTo");
    Message request = message("a", "1");
    request.setJMSReplyTo(TestBroker.destination());
    request.setStringProperty("JMSReplyTo", "some.topic");
    application.deliver(ledger, request, reply("42"));
    assertThat(texts()).containsExactly("42");
  }

  @ParameterizedTest
  @CsvSource({"java:replies/a, 1", "java:replies/b, 0", "java:replies.a, 0", "java:replies/#, 0"})
  void requestOfAnMqttSender_isAnsweredByItsTopic(String topic, int answers) throws Exception {
    TestBroker.topic("java:replies.a");
    Consumer ledger = ledger("ledger.reply-to", "JMSReplyTo");
    Message request = message("a", "1");
    request.setStringProperty("mqtt.response.topic", topic);
    application.deliver(ledger, request, reply("42"));
    assertThat(broker.delivered()).hasSize(answers);
    assertThat(log.of("XONCE00161")).hasSize(1 - answers);
  }

  @Test
  void correlationIdOfBytes_comesBackAsBytes() throws Exception {
    Message request = message("a", "1");
    request.setJMSCorrelationIDAsBytes(new byte[] {1, -1});
    application.deliver(ledger("ledger.reply-to", "java:/replies"), request, reply("42"));
    Message reply = broker.delivered().get(0);
    assertThat(reply.getJMSCorrelationIDAsBytes()).containsExactly(1, -1);
  }

  /** By the id that its sender knows, and not by the one that the broker makes up. */
  @Test
  void requestOfAnAmqpSender_isAnsweredByItsOwnId() throws Exception {
    Message request = message("a", "1");
    request.setStringProperty("NATIVE_MESSAGE_ID", "ID:AMQP_NO_PREFIX:order-1");
    application.deliver(ledger("ledger.reply-to", "java:/replies"), request, reply("42"));
    assertThat(broker.delivered().get(0).getJMSCorrelationID())
        .isEqualTo("ID:AMQP_NO_PREFIX:order-1");
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
