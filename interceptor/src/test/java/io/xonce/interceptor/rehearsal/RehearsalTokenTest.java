/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.fixture.DeadLetters;
import io.xonce.interceptor.fixture.InMemoryMessage;
import io.xonce.interceptor.fixture.TestBroker;
import io.xonce.interceptor.fixture.TestServer;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a dead letter in the queue of its consumer, and must never be taken for one. */
class RehearsalTokenTest {

  private final TestServer server = new TestServer();
  private final DeadLetters broker = new DeadLetters("java:/DLQ");
  private final Queue in = TestBroker.queue("java:/in");

  @AfterEach
  void stop() {
    server.close();
  }

  private static Message marked(Message message) throws JMSException {
    message.setStringProperty("Xonce_rehearsal", "m-1");
    return message;
  }

  @Test
  void token_isKnownByItsMark() throws JMSException {
    assertThat(RehearsalToken.markOf(marked(InMemoryMessage.empty()))).isEqualTo("m-1");
    assertThat(RehearsalToken.markOf(InMemoryMessage.empty())).isNull();
  }

  /** A sender may set any property: a message that could be processed is processed. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        TextMessage.class,
        BytesMessage.class,
        MapMessage.class,
        ObjectMessage.class,
        StreamMessage.class
      })
  void messageWithABody_isNoToken(Class<? extends Message> type) {
    assertThat(RehearsalToken.markOf(of(type, "m-1"))).isNull();
  }

  @Test
  void messageWhosePropertiesCannotBeRead_isNoToken() {
    assertThat(RehearsalToken.markOf(of(Message.class, new JMSException("it is closed")))).isNull();
  }

  private static <T extends Message> T of(Class<T> type, Object property) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (property instanceof Exception failure) {
                throw failure;
              }
              return property;
            }));
  }

  private Message sentFor(Message letter) throws JMSException {
    RehearsalToken.send(broker.context(), in, letter, "m-1");
    return broker.tokens().get(0);
  }

  @Test
  void token_hasWhatABeanMaySelectBy_andNoBody() throws JMSException {
    Message letter = InMemoryMessage.text("ID:a", "1");
    letter.setStringProperty("kind", "payment");
    letter.setIntProperty("amount", 7);
    letter.setJMSType("order");
    letter.setJMSCorrelationID("c-1");
    Message token = sentFor(letter);
    assertThat(token).isNotInstanceOf(TextMessage.class);
    assertThat(token.getStringProperty("kind")).isEqualTo("payment");
    assertThat(token.getObjectProperty("amount")).isEqualTo(7);
    assertThat(token.getJMSType()).isEqualTo("order");
    assertThat(token.getJMSCorrelationID()).isEqualTo("c-1");
    assertThat(RehearsalToken.markOf(token)).isEqualTo("m-1");
  }

  /** A group would keep it to one consumer; the broker's own would schedule, route or drop it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "JMSXGroupID",
        "JMSXDeliveryCount",
        "JMS_AMQP_HEADER",
        "_AMQ_DUPL_ID",
        "_AMQ_ORIG_QUEUE",
        "NATIVE_MESSAGE_ID",
        "Xonce_cause",
        "content-length"
      })
  void whatIsNotTheSenders_isLeftOut(String property) throws JMSException {
    Message letter = InMemoryMessage.text("ID:a", "1");
    letter.setStringProperty(property, "x");
    letter.setStringProperty("kind", "payment");
    Message token = sentFor(letter);
    assertThat(token.propertyExists(property)).isFalse();
    assertThat(token.getStringProperty("kind")).as("the others").isEqualTo("payment");
  }

  /** A dead letter may be one that was rehearsed, or that somebody made to look so. */
  @Test
  void markOfALetter_isNotThatOfItsToken() throws JMSException {
    Message letter = InMemoryMessage.text("ID:a", "1");
    letter.setStringProperty("Xonce_rehearsal", "m-0");
    assertThat(RehearsalToken.markOf(sentFor(letter))).isEqualTo("m-1");
  }

  /** Nobody waits for it after a crash, and what waits in the queue is not to delay it. */
  @Test
  void token_diesWithItsBrokerAndGoesFirst() throws JMSException {
    sentFor(InMemoryMessage.text("ID:a", "1"));
    assertThat(broker.isPersistent()).isFalse();
    assertThat(broker.priority()).isEqualTo(9);
  }

  @Test
  void token_isTakenBackByItsMark_ifNobodyHasIt() throws JMSException {
    sentFor(InMemoryMessage.text("ID:a", "1"));
    assertThat(RehearsalToken.takeBack(broker.context(), in, "m-2")).isFalse();
    assertThat(RehearsalToken.takeBack(broker.context(), in, "m-1")).isTrue();
    assertThat(broker.tokens()).isEmpty();
    assertThat(RehearsalToken.takeBack(broker.context(), in, "m-1")).isFalse();
  }
}
