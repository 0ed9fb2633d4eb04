/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.SelectorId;
import io.xonce.it.lab.BrokerControl;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** By what a message of an AMQP client is known, wherever the broker takes it. */
class LastingIdIT {

  private static final int ATTEMPTS = 4;

  private static final BrokerControl CONTROL = new BrokerControl(ArtemisSite.artemis().url());

  private final ActiveMQConnectionFactory factory =
      new ActiveMQConnectionFactory(ArtemisSite.artemis().url());

  /**
   * An id as it is sent.
   *
   * @param known by which the message is known
   * @param jmsIds how many JMSMessageIDs it has in its deliveries; of a UUID that keeps all but the
   *     version, so that two ids may be one there
   */
  private record Id(Object sent, String known, int jmsIds) {}

  @BeforeAll
  static void copyAndForward() throws Exception {
    CONTROL.createQueue("lasting-dead");
    CONTROL.addressSettings("lasting", "{\"deadLetterAddress\":\"lasting-dead\"}");
    CONTROL.createQueue("lasting-copy");
    CONTROL.divert("lasting", "lasting-copy");
    CONTROL.bridge("lasting-copy", "lasting-bridged");
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private static List<Id> ids() {
    UUID id = UUID.randomUUID();
    long number = id.getMostSignificantBits();
    return List.of(
        new Id("order-" + id, "ID:AMQP_NO_PREFIX:order-" + id, ATTEMPTS),
        new Id(
            UnsignedLong.valueOf(number),
            "ID:AMQP_ULONG:" + Long.toUnsignedString(number),
            ATTEMPTS),
        new Id(id, "ID:AMQP_UUID:" + id, 1),
        new Id(new Binary(bytes(id)), "ID:AMQP_BINARY:" + hex(id), ATTEMPTS),
        new Id("ID:text-" + id, "ID:text-" + id, ATTEMPTS),
        new Id("ID:AMQP_ULONG:" + id, "ID:AMQP_STRING:ID:AMQP_ULONG:" + id, ATTEMPTS));
  }

  /** Of all kinds, printable and not. */
  private static byte[] bytes(UUID id) {
    return ("\\ \n\u00e4" + id).getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(UUID id) {
    return HexFormat.of().withUpperCase().formatHex(bytes(id));
  }

  @Test
  void idOfTheSender_staysOverRedeliveryDivertBridgeDeadLetterAndRestart() throws Exception {
    List<Id> ids = ids();
    for (Id id : ids) {
      new AmqpProducer(ArtemisSite.port(Protocol.AMQP), id::sent)
          .send(new Outgoing("lasting", "{}"));
      demandKnownInEachDelivery(id);
      assertThat(partsOf(take("lasting-bridged"))).containsExactly(id.known());
    }
    ArtemisSite.artemis().kill();
    ArtemisSite.artemis().start();
    demandEachFoundByASelector(ids.size());
    for (Id id : ids) {
      assertThat(partsOf(take("lasting-dead"))).containsExactly(id.known());
    }
  }

  private void demandKnownInEachDelivery(Id id) throws JMSException {
    Set<String> jmsIds = new HashSet<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      Message delivered = takeAndGiveBack();
      assertThat(partsOf(delivered)).containsExactly(id.known());
      jmsIds.add(delivered.getJMSMessageID());
    }
    assertThat(jmsIds).as("JMSMessageIDs").hasSize(id.jmsIds()).doesNotContain("ID:" + id.sent());
  }

  /** So an operator's console finds a dead letter again, and the broker moves it. */
  private void demandEachFoundByASelector(int number) throws JMSException {
    try (JMSContext context = factory.createContext()) {
      List<Message> letters = browsed(context, null);
      assertThat(letters).hasSize(number);
      for (Message letter : letters) {
        String selector = "JMSMessageID = '" + SelectorId.of(letter) + "'";
        assertThat(browsed(context, selector))
            .as(selector)
            .singleElement()
            .satisfies(found -> assertThat(partsOf(found)).isEqualTo(partsOf(letter)));
      }
    }
  }

  private static List<Message> browsed(JMSContext context, @Nullable String selector)
      throws JMSException {
    List<Message> messages = new ArrayList<>();
    try (QueueBrowser browser =
        context.createBrowser(context.createQueue("lasting-dead"), selector)) {
      for (Object each : Collections.list((Enumeration<?>) browser.getEnumeration())) {
        messages.add((Message) each);
      }
    }
    return messages;
  }

  private static List<String> partsOf(Message message) {
    return ReceivedMessage.of("ledger", message).identity().parts();
  }

  private Message take(String queue) throws JMSException {
    try (JMSContext context = factory.createContext()) {
      return received(context, queue);
    }
  }

  private Message takeAndGiveBack() throws JMSException {
    try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
      Message message = received(context, "lasting");
      context.rollback();
      return message;
    }
  }

  private static Message received(JMSContext context, String queue) {
    Message message = context.createConsumer(context.createQueue(queue)).receive(30_000);
    assertThat(message).as("what came to " + queue).isNotNull();
    return message;
  }
}
