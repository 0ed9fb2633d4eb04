/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.key.KeyTableContract;
import io.xonce.interceptor.key.Samples;
import io.xonce.it.protocol.SentSamples.Sending;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clients, a real broker, and its core client as the one who reads; no server is needed. */
class KeyTableIT extends KeyTableContract {

  private static final String QUEUE = "key-table";

  private static final List<Class<? extends Message>> TYPES =
      List.of(
          TextMessage.class,
          BytesMessage.class,
          MapMessage.class,
          StreamMessage.class,
          ObjectMessage.class);

  /** Other ones in each run. */
  private static final Set<String> BY_CHANCE =
      Set.of("NATIVE_MESSAGE_ID", "__AMQ_CID", "__HDR_MESSAGE_ID");

  private final Map<String, Message> received = new HashMap<>();
  private Map<String, Sending> messages = Map.of();
  private Map<String, Sending> events = Map.of();
  private ActiveMQConnectionFactory factory;
  private JMSContext context;
  private JMSConsumer consumer;

  KeyTableIT() {
    super("../../interceptor/docs/keys.md");
  }

  @BeforeAll
  void connect() {
    messages = SentSamples.messages(QUEUE);
    events = SentSamples.events(QUEUE);
    factory = new ActiveMQConnectionFactory(ArtemisSite.artemis().url());
    context = factory.createContext();
    consumer = context.createConsumer(context.createQueue(QUEUE));
  }

  @AfterAll
  void disconnect() {
    context.close();
    factory.close();
  }

  @Override
  protected ReceivedMessage message(String row) throws Exception {
    return sent(messages, row);
  }

  @Override
  protected ReceivedMessage event(String row) throws Exception {
    return sent(events, row);
  }

  private ReceivedMessage sent(Map<String, Sending> sendings, String row) throws Exception {
    Message message = received.get(row);
    if (message == null) {
      Objects.requireNonNull(sendings.get(row), row).send();
      message = consumer.receive(30_000);
      received.put(row, Objects.requireNonNull(message, row));
    }
    return ReceivedMessage.of("ledger", message);
  }

  Stream<String> messagesWithoutABroker() {
    return keys().map(cell -> cell.get()[0].toString()).distinct();
  }

  /** The tests of the interceptor have messages of their own; they are to be like these. */
  @ParameterizedTest
  @MethodSource
  void messagesWithoutABroker(String row) throws Exception {
    assertAlike(Samples.message(row).message(), message(row).message());
  }

  Stream<String> eventsWithoutABroker() {
    return cloudEvents().map(cell -> cell.get()[0].toString()).distinct();
  }

  @ParameterizedTest
  @MethodSource
  void eventsWithoutABroker(String row) throws Exception {
    assertAlike(Samples.event(row).message(), event(row).message());
  }

  private static void assertAlike(Message made, Message sent) throws JMSException {
    assertThat(types(made)).isEqualTo(types(sent));
    assertThat(made.getJMSMessageID() == null).isEqualTo(sent.getJMSMessageID() == null);
    for (Object name : Collections.list((Enumeration<?>) made.getPropertyNames())) {
      Object value = made.getObjectProperty(name.toString());
      Object real = sent.getObjectProperty(name.toString());
      assertThat(real).as(described(name, sent)).hasSameClassAs(value);
      if (!BY_CHANCE.contains(name)) {
        assertThat(real).as(described(name, sent)).isEqualTo(value);
      }
    }
  }

  private static String described(Object name, Message message) throws JMSException {
    Map<Object, Object> properties = new TreeMap<>();
    for (Object each : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      properties.put(each, message.getObjectProperty(each.toString()));
    }
    return name + " among " + properties;
  }

  private static List<String> types(Message message) {
    return TYPES.stream()
        .filter(type -> type.isInstance(message))
        .map(Class::getSimpleName)
        .toList();
  }
}
