/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.xonce.interceptor.key.Samples;
import io.xonce.it.protocol.JmsProducer.Making;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jspecify.annotations.Nullable;

/** The messages of the tables of keys, each sent by the client that its row names. */
final class SentSamples {

  /** Sends the message of a row. */
  interface Sending {
    void send() throws Exception;
  }

  private static final String JSON = Samples.JSON;
  private static final String MARKED = "\uFEFF" + JSON;
  private static final String EVENT = Samples.EVENT;
  private static final String EVENT_JSON = "application/cloudevents+json; charset=utf-8";
  private static final Map<String, Object> MEMBERS = Map.of("id", "p-1", "amount", 12.5);

  private final String queue;
  private final Map<String, Sending> samples = new HashMap<>();

  private SentSamples(String queue) {
    this.queue = queue;
  }

  /** Those of the table of keys. */
  static Map<String, Sending> messages(String queue) {
    SentSamples all = new SentSamples(queue);
    all.coreMessages();
    all.qpidMessages();
    all.amqpMessages();
    all.openWireMessages();
    all.otherMessages();
    return all.samples;
  }

  /** Those of the table of events. */
  static Map<String, Sending> events(String queue) {
    SentSamples all = new SentSamples(queue);
    all.coreEvents();
    all.amqpEvents();
    all.otherEvents();
    return all.samples;
  }

  private void coreMessages() {
    ConnectionFactory core =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + ArtemisSite.port(Protocol.CORE));
    jms("JMS", core);
    jms(
        "JMS, bytes with a byte order mark",
        core,
        session -> bytes(session, MARKED.getBytes(UTF_8)));
    jms(
        "JMS, bytes, `contentType` with `charset=utf-16`",
        core,
        session -> {
          BytesMessage message = bytes(session, JSON.getBytes(UTF_16));
          message.setStringProperty("contentType", "application/json; charset=utf-16");
          return message;
        });
    jms("JMS, empty text", core, session -> session.createTextMessage(""));
    samples.put("JMS, correlation id of bytes", () -> correlatedByBytes(core));
    samples.put("JMS, without an id", () -> withoutId(core));
  }

  private void correlatedByBytes(ConnectionFactory factory) throws JMSException {
    new JmsProducer(factory)
        .send(
            queue,
            session -> {
              jakarta.jms.Message message = session.createTextMessage(JSON);
              message.setJMSCorrelationIDAsBytes("c-1".getBytes(UTF_8));
              message.setStringProperty("id", "p-1");
              return message;
            });
  }

  private void withoutId(ConnectionFactory factory) throws JMSException {
    try (jakarta.jms.Connection connection = factory.createConnection();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      producer.setDisableMessageID(true);
      producer.send(named(session.createTextMessage(JSON)));
    }
  }

  private void qpidMessages() {
    jms(
        "qpid-jms",
        new JmsConnectionFactory("amqp://127.0.0.1:" + ArtemisSite.port(Protocol.AMQP)));
  }

  private void openWireMessages() {
    jms(
        "OpenWire",
        new org.apache.activemq.ActiveMQConnectionFactory(
            "tcp://127.0.0.1:" + ArtemisSite.port(Protocol.OPENWIRE)));
  }

  /** Each kind of message that Jakarta Messaging knows. */
  private void jms(String client, ConnectionFactory factory) {
    jms(client + ", text", factory, session -> session.createTextMessage(JSON));
    jms(client + ", bytes", factory, session -> bytes(session, JSON.getBytes(UTF_8)));
    jms(client + ", map", factory, SentSamples::map);
    jms(client + ", stream", factory, SentSamples::stream);
    jms(client + ", object", factory, session -> session.createObjectMessage(JSON));
    jms(client + ", without a body", factory, Session::createMessage);
  }

  private void jms(String row, ConnectionFactory factory, Making making) {
    samples.put(
        row, () -> new JmsProducer(factory).send(queue, session -> named(making.in(session))));
  }

  private static jakarta.jms.Message named(jakarta.jms.Message message) throws JMSException {
    message.setJMSCorrelationID("c-1");
    message.setStringProperty("id", "p-1");
    return message;
  }

  private static BytesMessage bytes(Session session, byte[] body) throws JMSException {
    BytesMessage message = session.createBytesMessage();
    message.writeBytes(body);
    return message;
  }

  private static MapMessage map(Session session) throws JMSException {
    MapMessage message = session.createMapMessage();
    message.setString("id", "p-1");
    message.setDouble("amount", 12.5);
    return message;
  }

  private static StreamMessage stream(Session session) throws JMSException {
    StreamMessage message = session.createStreamMessage();
    message.writeString("p-1");
    message.writeDouble(12.5);
    return message;
  }

  private void amqpMessages() {
    samples.put("AMQP, string", () -> ordered(Message.create(JSON)));
    data("AMQP, data, `application/json`", JSON.getBytes(UTF_8), "application/json");
    data("AMQP, data with a byte order mark", MARKED.getBytes(UTF_8), "application/json");
    data(
        "AMQP, data, `charset=iso-8859-1`",
        JSON.getBytes(ISO_8859_1),
        "application/json; charset=\"ISO-8859-1\"");
    data("AMQP, data, `charset=no-such`", JSON.getBytes(UTF_8), "text/json;charset=no-such");
    samples.put("AMQP, data, no content type", () -> ordered(Message.create(JSON.getBytes(UTF_8))));
    samples.put("AMQP, map", () -> ordered(Message.create(MEMBERS)));
    samples.put("AMQP, list", () -> ordered(value(List.of("p-1", 12.5))));
    samples.put("AMQP, sequence", () -> ordered(Message.create(List.<Object>of("p-1", 12.5))));
    samples.put("AMQP, no body", () -> ordered(value(null)));
    samples.put(
        "AMQP, message-id 42",
        () ->
            amqp(
                named(Message.create(JSON))
                    .messageId(UnsignedLong.valueOf(42))
                    .creationTime(Samples.SENT)));
    samples.put("AMQP, no message-id", () -> amqp(named(Message.create(JSON))));
  }

  private void data(String row, byte[] body, String contentType) {
    samples.put(row, () -> ordered(Message.create(body).contentType(contentType)));
  }

  private static Message<?> value(@Nullable Object value) throws ClientException {
    Message<@Nullable Object> message = Message.create();
    message.toAdvancedMessage().addBodySection(new AmqpValue<>(value));
    return message;
  }

  private void ordered(Message<?> message) throws Exception {
    amqp(named(message).messageId("order-1"));
  }

  private static Message<?> named(Message<?> message) throws ClientException {
    return message.correlationId("c-1").property("id", "p-1");
  }

  private void amqp(Message<?> message) throws Exception {
    new AmqpProducer(ArtemisSite.port(Protocol.AMQP), null).send(new Outgoing(queue, ""), message);
  }

  private void otherMessages() {
    samples.put("STOMP", () -> stomp(Map.of(), JSON));
    samples.put("STOMP, content-length", () -> stomp(Map.of("content-length", "27"), JSON));
    samples.put("MQTT 3.1.1", () -> oldMqtt(JSON));
    samples.put(
        "MQTT 5",
        () -> {
          MqttProperties properties = user("zone", "eu", "id", "p-1");
          properties.setCorrelationData("c-1".getBytes(UTF_8));
          mqtt(JSON, properties);
        });
  }

  private void stomp(Map<String, String> headers, String body) throws Exception {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("destination", queue);
    all.put("persistent", "true");
    all.put("receipt", "1");
    all.put("correlation-id", "c-1");
    all.put("id", "p-1");
    new StompProducer(ArtemisSite.port(Protocol.STOMP), false).send(all, body.getBytes(UTF_8));
  }

  private void oldMqtt(String body) throws Exception {
    new OldMqttProducer(ArtemisSite.port(Protocol.MQTT)).send(new Outgoing(queue, body));
  }

  private void mqtt(String body, MqttProperties properties) throws Exception {
    new MqttProducer(ArtemisSite.port(Protocol.MQTT)).send(new Outgoing(queue, body), properties);
  }

  private static MqttProperties user(String... namesAndValues) {
    MqttProperties properties = new MqttProperties();
    List<UserProperty> user = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      user.add(new UserProperty(namesAndValues[i], namesAndValues[i + 1]));
    }
    properties.setUserProperties(user);
    return properties;
  }

  private void coreEvents() {
    ConnectionFactory core =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + ArtemisSite.port(Protocol.CORE));
    jms("JMS, properties `cloudEvents_…`", core, SentSamples::binaryEvent);
    jms("JMS, JSON, `contentType`", core, SentSamples::structuredEvent);
    text("JMS, JSON without a content type", core, EVENT);
    text("specversion 0.3", core, EVENT.replace("\"1.0\"", "\"0.3\""));
    text("no source", core, EVENT.replace("source", "sauce"));
    text("JSON that is no event", core, "{\"source\":\"/shop\",\"id\":\"1\"}");
  }

  private static jakarta.jms.Message binaryEvent(Session session) throws JMSException {
    jakarta.jms.Message message = session.createTextMessage("x");
    for (Map.Entry<String, String> each : attributes("cloudEvents_").entrySet()) {
      message.setStringProperty(each.getKey(), each.getValue());
    }
    return message;
  }

  private static jakarta.jms.Message structuredEvent(Session session) throws JMSException {
    BytesMessage message = bytes(session, ("\uFEFF" + EVENT).getBytes(UTF_8));
    message.setStringProperty("contentType", EVENT_JSON);
    return message;
  }

  private void text(String row, ConnectionFactory factory, String body) {
    jms(row, factory, session -> session.createTextMessage(body));
  }

  private void amqpEvents() {
    amqpEvent("AMQP, binary, `cloudEvents:…`", "x", "text/x", "cloudEvents:");
    amqpEvent("AMQP, binary, `cloudEvents_…`", "x", "text/x", "cloudEvents_");
    amqpEvent("AMQP, structured, attributes beside it", EVENT, EVENT_JSON, "cloudEvents:");
    data("AMQP, structured", EVENT.getBytes(UTF_8), EVENT_JSON);
    data("AMQP, structured, no charset", EVENT.getBytes(UTF_8), "application/cloudevents+json");
    data("AMQP, batch", ("[" + EVENT + "]").getBytes(UTF_8), "application/cloudevents-batch+json");
    data("AMQP, another format", "x".getBytes(UTF_8), "application/cloudevents+avro");
  }

  private void amqpEvent(String row, String body, String contentType, String prefix) {
    samples.put(
        row,
        () -> {
          Message<byte[]> message = Message.create(body.getBytes(UTF_8)).contentType(contentType);
          for (Map.Entry<String, String> each : attributes(prefix).entrySet()) {
            message.property(each.getKey(), each.getValue());
          }
          ordered(message);
        });
  }

  private void otherEvents() {
    samples.put("STOMP, headers `cloudEvents_…`", () -> stomp(attributes("cloudEvents_"), "x"));
    samples.put(
        "STOMP, structured",
        () ->
            stomp(
                Map.of(
                    "content-type",
                    EVENT_JSON,
                    "content-length",
                    Integer.toString(EVENT.getBytes(UTF_8).length)),
                EVENT));
    samples.put(
        "MQTT 5, binary",
        () -> {
          MqttProperties properties =
              user("specversion", "1.0", "source", "/mycontext/subcontext", "id", "1234-1234-1234");
          properties.setContentType("application/json");
          mqtt("{}", properties);
        });
    samples.put(
        "MQTT 5, structured",
        () -> {
          MqttProperties properties = new MqttProperties();
          properties.setContentType(EVENT_JSON);
          mqtt(EVENT, properties);
        });
    samples.put("MQTT 3.1.1, structured", () -> oldMqtt(EVENT));
  }

  private static Map<String, String> attributes(String prefix) {
    return Map.of(
        prefix + "specversion",
        "1.0",
        prefix + "type",
        "com.example.someevent",
        prefix + "time",
        "2018-04-05T03:56:24Z",
        prefix + "source",
        "/mycontext/subcontext",
        prefix + "id",
        "1234-1234-1234");
  }
}
