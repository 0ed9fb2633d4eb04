/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are moved, and requests that are answered, whatever their producer speaks. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class MovingContract {

  /** Larger than what Artemis sends in one piece. */
  private static final int LARGE = 1 << 20;

  /** The server does not have this class, and must not need it. */
  record Unknown(String text) implements Serializable {}

  /** A body of each kind. */
  enum Body {
    TEXT {
      @Override
      Message in(JMSContext context, int size) {
        return context.createTextMessage("€".repeat(size));
      }
    },
    BYTES {
      @Override
      Message in(JMSContext context, int size) throws JMSException {
        var message = context.createBytesMessage();
        message.writeBytes(new byte[size]);
        return message;
      }
    },
    MAP {
      @Override
      Message in(JMSContext context, int size) throws JMSException {
        MapMessage message = context.createMapMessage();
        message.setLong("number", Long.MAX_VALUE);
        message.setBytes("bytes", new byte[size]);
        return message;
      }
    },
    STREAM {
      @Override
      Message in(JMSContext context, int size) throws JMSException {
        StreamMessage message = context.createStreamMessage();
        message.writeBoolean(true);
        message.writeBytes(new byte[size]);
        return message;
      }
    },
    OBJECT {
      @Override
      Message in(JMSContext context, int size) {
        return context.createObjectMessage(new Unknown("x".repeat(size)));
      }
    },
    NONE {
      @Override
      Message in(JMSContext context, int size) {
        return context.createMessage();
      }
    };

    abstract Message in(JMSContext context, int size) throws JMSException;
  }

  private final Broker broker = Lab.get().broker();
  private final Database database = Lab.get().database();
  private final String payment = "p-" + UUID.randomUUID();
  private final String selector = "payment = '" + payment + "'";

  @ParameterizedTest
  @EnumSource
  void smallBody_movesAsItIs(Body body) throws Exception {
    demandMoved(body, 3, false);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void largeBody_movesAsItIs(Body body) throws Exception {
    demandMoved(body, LARGE, false);
  }

  /** The producer has compressed it; who takes it from where it was moved must know how it is. */
  @ParameterizedTest
  @EnumSource(names = {"TEXT", "BYTES"})
  void compressedBody_movesAsItIs(Body body) throws Exception {
    demandMoved(body, LARGE, true);
  }

  /** An object message is not opened, so that its copy is another message under the same key. */
  private void demandMoved(Body body, int size, boolean compressed) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        ActiveMQConnectionFactory reading = new ActiveMQConnectionFactory(broker.url())) {
      factory.setCompressLargeMessage(compressed);
      try (JMSContext context = factory.createContext()) {
        for (String queue : new String[] {"parked", "moving", "moving"}) {
          send(context, queue, body.in(context, size));
        }
      }
      try (JMSContext context = reading.createContext()) {
        Message moved = take(context, "diverted");
        Message sent = take(context, "parked");
        assertThat(moved.getClass()).isEqualTo(sent.getClass());
        assertThat(bodyOf(moved)).isEqualTo(bodyOf(sent));
        assertThat(moved.getStringProperty("Xonce_cause"))
            .isEqualTo(body == Body.OBJECT ? "CONFLICT" : "DUPLICATE");
      }
    }
    assertThat(database.effects("moving", payment)).isEqualTo(1);
  }

  /** As those of STOMP, AMQP and MQTT come to a consumer of the core protocol. */
  @Test
  void propertiesOfAnyName_moveAsTheyAre() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      for (int i = 0; i < 2; i++) {
        Message message = context.createTextMessage("body");
        core(message)
            .putStringProperty("content-length", "4")
            .putStringProperty("cloudEvents:id", "e-1")
            .putByteProperty("JMS_AMQP_MA_x-opt-jms-dest", (byte) 1)
            .putBytesProperty("mqtt.correlation.data", new byte[] {1, -1})
            .putLongProperty("number", 7);
        send(context, "moving", message);
      }
      ClientMessage moved = core(take(context, "diverted"));
      assertThat(moved.getStringProperty("content-length")).isEqualTo("4");
      assertThat(moved.getStringProperty("cloudEvents:id")).isEqualTo("e-1");
      assertThat(moved.getByteProperty("JMS_AMQP_MA_x-opt-jms-dest")).isEqualTo((byte) 1);
      assertThat(moved.getBytesProperty("mqtt.correlation.data")).containsExactly(1, -1);
      assertThat(moved.getLongProperty("number")).isEqualTo(7);
      assertThat(moved.containsProperty("Xonce_properties")).isFalse();
    }
  }

  /** Where people are to look at it, a message that was not to outlive the broker does. */
  @Test
  void headers_moveAsTheyAre_andWhatIsMovedIsKept() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      for (int i = 0; i < 2; i++) {
        Message message = context.createTextMessage("body");
        message.setStringProperty("payment", payment);
        message.setJMSType("order");
        message.setJMSCorrelationID("c-1");
        message.setJMSReplyTo(context.createQueue("jms.queue.replies"));
        context
            .createProducer()
            .setPriority(7)
            .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
            .setTimeToLive(3_600_000)
            .send(context.createQueue("jms.queue.moving"), message);
      }
      Message moved = take(context, "diverted");
      assertThat(moved.getJMSType()).isEqualTo("order");
      assertThat(moved.getJMSCorrelationID()).isEqualTo("c-1");
      assertThat(moved.getJMSReplyTo()).isEqualTo(context.createQueue("jms.queue.replies"));
      assertThat(moved.getJMSPriority()).isEqualTo(7);
      assertThat(moved.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
      assertThat(moved.getJMSExpiration()).isZero();
      assertThat(Instant.parse(moved.getStringProperty("Xonce_expires_at")))
          .isAfter(Instant.parse(moved.getStringProperty("Xonce_sent_at")));
    }
  }

  @Test
  void requesterThatIsGone_doesNotUndoTheBooking() throws Exception {
    ServerLog log = Lab.get().serverLog();
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      Message request = context.createTextMessage("?");
      TemporaryQueue replies = context.createTemporaryQueue();
      request.setJMSReplyTo(replies);
      replies.delete();
      String id = send(context, "answering", request);
      await().until(() -> database.effects("answering", payment) == 1);
      await().until(() -> log.count("XONCE00161: Message " + id) == 1);
      assertThat(broker.deadLetters(id)).isZero();

      Message copy = context.createTextMessage("?");
      TemporaryQueue waiting = context.createTemporaryQueue();
      copy.setJMSReplyTo(waiting);
      send(context, "answering", copy);
      assertThat(context.createConsumer(waiting).receiveBody(String.class, 30_000))
          .isEqualTo("booked " + payment);
    }
    assertThat(database.effects("answering", payment)).isEqualTo(1);
  }

  /** An object message is not opened, so that nobody can say that its copy asks for the same. */
  @ParameterizedTest
  @EnumSource
  void requestOfAnyBody_isAnswered_andItsCopyAlike(Body body) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      TemporaryQueue replies = context.createTemporaryQueue();
      JMSConsumer answers = context.createConsumer(replies);
      String first = request(context, body, replies);
      demandAnswer(answers, first);
      String copy = request(context, body, replies);
      if (body == Body.OBJECT) {
        await().until(() -> broker.deadLetters(copy) == 1);
      } else {
        demandAnswer(answers, copy);
      }
      assertThat(answers.receiveNoWait()).isNull();
    }
    assertThat(database.effects("answering", payment)).isEqualTo(1);
  }

  private String request(JMSContext context, Body body, TemporaryQueue replies)
      throws JMSException {
    Message request = body.in(context, 3);
    request.setJMSReplyTo(replies);
    return send(context, "answering", request);
  }

  private void demandAnswer(JMSConsumer answers, String request) throws JMSException {
    Message answer = answers.receive(30_000);
    assertThat(answer).as("answer to " + request).isNotNull();
    assertThat(answer.getBody(String.class)).isEqualTo("booked " + payment);
    assertThat(answer.getJMSCorrelationID()).isEqualTo(request);
  }

  /**
   * A STOMP sender names a queue, and the broker does not tell that it is one. A factory of this
   * server adds a prefix to the names of queues by itself.
   */
  @ParameterizedTest
  @ValueSource(strings = {"jms.queue.replies", "prefix/replies"})
  void requestOfAStompSender_isAnswered(String replyTo) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      Message request = context.createTextMessage("?");
      request.setJMSCorrelationID(payment);
      core(request).putStringProperty("JMSReplyTo", replyTo);
      if (replyTo.startsWith("prefix/")) {
        core(request).putStringProperty("_AMQ_PREFIX", "prefix/");
      }
      send(context, "answering", request);
    }
    await().until(() -> broker.count("replies", "JMSCorrelationID = '" + payment + "'") == 1);
    assertThat(database.effects("answering", payment)).isEqualTo(1);
  }

  /** As one of MQTT 5 comes: its topic and its correlation are properties. */
  @Test
  void requestOfAnMqttSender_isAnsweredByItsTopic() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.url());
        JMSContext context = factory.createContext()) {
      JMSConsumer replies = context.createConsumer(context.createTopic("jms.topic.answers"));
      Message request = context.createTextMessage("?");
      core(request)
          .putStringProperty("mqtt.response.topic", "answers")
          .putBytesProperty("mqtt.correlation.data", new byte[] {1, -1});
      send(context, "answering", request);
      Message reply = replies.receive(30_000);
      assertThat(reply.getBody(String.class)).isEqualTo("booked " + payment);
      assertThat(core(reply).getBytesProperty("mqtt.correlation.data")).containsExactly(1, -1);
    }
  }

  private String send(JMSContext context, String queue, Message message) throws JMSException {
    message.setStringProperty("payment", payment);
    context.createProducer().send(context.createQueue("jms.queue." + queue), message);
    return message.getJMSMessageID();
  }

  private Message take(JMSContext context, String queue) {
    Message taken =
        context.createConsumer(context.createQueue("jms.queue." + queue), selector).receive(30_000);
    assertThat(taken).as("what came to " + queue).isNotNull();
    return taken;
  }

  private static ClientMessage core(Message message) {
    return ((ActiveMQMessage) message).getCoreMessage();
  }

  /** What Jakarta Messaging has read of a body is to be read once more. */
  private static byte[] bodyOf(Message message) throws JMSException, ActiveMQException {
    if (message instanceof TextMessage text) {
      return text.getText().getBytes(UTF_8);
    }
    if (message instanceof MapMessage map) {
      assertThat(map.getLong("number")).isEqualTo(Long.MAX_VALUE);
      return map.getBytes("bytes");
    }
    if (message instanceof ObjectMessage) {
      core(message).getBodyBuffer().resetReaderIndex();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    core(message).saveToOutputStream(body);
    return body.toByteArray();
  }
}
