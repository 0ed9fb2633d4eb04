/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.it.lab.BrokerControl;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.JMSContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.client.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a message was sent, as far as its client and the broker tell. */
class SendTimeIT {

  private static final long DELAY = 1500;

  private final ActiveMQConnectionFactory factory =
      new ActiveMQConnectionFactory(ArtemisSite.artemis().url());

  private final Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void senderThatSaysNoTime_hasNone() throws Exception {
    amqp("timeless", Message.create("{}"));
    assertThat(sentAt("timeless")).isNull();
  }

  @Test
  void senderThatSaysNoTime_hasThatOfTheBroker() throws Exception {
    new BrokerControl(ArtemisSite.artemis().url())
        .addressSettings("stamped", "{\"enableIngressTimestamp\":true}");
    amqp("stamped", Message.create("{}"));
    assertThat(sentAt("stamped")).isBetween(before, Instant.now());
  }

  @Test
  void delayOfACoreClient_isNotAge() {
    try (JMSContext context = factory.createContext()) {
      context.createProducer().setDeliveryDelay(DELAY).send(context.createQueue("delayed"), "{}");
    }
    assertThat(sentAt("delayed")).isBetween(before.plusMillis(DELAY), Instant.now());
  }

  @Test
  void delayOfAnAmqpClient_isNotAge() throws Exception {
    Message<String> message = Message.create("{}").creationTime(before.toEpochMilli());
    amqp("delayed-amqp", message.annotation("x-opt-delivery-delay", DELAY));
    assertThat(sentAt("delayed-amqp")).isBetween(before.plusMillis(DELAY), Instant.now());
  }

  @Test
  void timeOfDeliveryOfAnAmqpClient_isNotAge() throws Exception {
    Message<String> message = Message.create("{}").creationTime(before.toEpochMilli());
    long due = before.plusMillis(DELAY).toEpochMilli();
    amqp("due-amqp", message.annotation("x-opt-delivery-time", due));
    assertThat(sentAt("due-amqp")).isBetween(before.plusMillis(DELAY), Instant.now());
  }

  /** The broker adds the delay to the time at which it hands the message out. */
  @Test
  void delayOfAnOldMessage_doesNotMakeItYoung() throws Exception {
    Instant old = before.minus(8, ChronoUnit.DAYS);
    Message<String> message = Message.create("{}").creationTime(old.toEpochMilli());
    amqp("old-amqp", message.annotation("x-opt-delivery-delay", 1L));
    assertThat(sentAt("old-amqp")).isBetween(old, old.plusMillis(1));
  }

  /** The broker waits before it delivers again, and knows for itself until when. */
  @Test
  void redelivery_doesNotMakeItYoung() throws Exception {
    Instant old = before.minus(8, ChronoUnit.DAYS);
    amqp("again-amqp", Message.create("{}").creationTime(old.toEpochMilli()));
    giveBack("again-amqp");
    giveBack("again-amqp");
    Instant sent;
    try (JMSContext context = factory.createContext()) {
      jakarta.jms.Message message = context.createTextMessage("{}");
      context.createProducer().send(context.createQueue("again"), message);
      sent = Instant.ofEpochMilli(message.getJMSTimestamp());
    }
    giveBack("again");
    giveBack("again");
    ArtemisSite.artemis().kill();
    ArtemisSite.artemis().start();
    assertThat(sentAt("again-amqp")).isEqualTo(old);
    assertThat(sentAt("again")).isEqualTo(sent);
  }

  private void giveBack(String queue) {
    try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      assertThat(context.createConsumer(context.createQueue(queue)).receive(30_000)).isNotNull();
      context.rollback();
    }
  }

  private void amqp(String queue, Message<?> message) throws Exception {
    new AmqpProducer(ArtemisSite.port(Protocol.AMQP), null).send(new Outgoing(queue, ""), message);
  }

  private @Nullable Instant sentAt(String queue) {
    try (JMSContext context = factory.createContext()) {
      jakarta.jms.Message message =
          context.createConsumer(context.createQueue(queue)).receive(30_000);
      assertThat(message).as("what came to " + queue).isNotNull();
      return ReceivedMessage.of("ledger", message).sentAt();
    }
  }
}
