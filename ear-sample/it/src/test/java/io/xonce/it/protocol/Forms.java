/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.lab.Artemis.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.qpid.protonj2.client.Message;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.junit.jupiter.params.provider.Arguments;

/** The ways in which a payment, which is a key, can be in a message. */
final class Forms {

  private static final String EVENT = "application/cloudevents+json; charset=utf-8";

  private static final AmqpProducer AMQP = new AmqpProducer(ArtemisSite.port(Protocol.AMQP), null);
  private static final MqttProducer MQTT = new MqttProducer(ArtemisSite.port(Protocol.MQTT));

  private Forms() {}

  /** Sends a payment to the queue of a consumer. */
  interface Sending {
    void of(String payment) throws Exception;
  }

  /**
   * With the name of each the consumer, its key with the payment for {@code %s}, and the sending.
   */
  static Stream<Arguments> all() {
    return Stream.of(
        event("AMQP, event as JSON", Forms::structuredEvent),
        event("AMQP, event in properties", Forms::binaryEvent),
        event("MQTT 5, event as JSON", Forms::mqttJsonEvent),
        event(
            "MQTT 5, event in user properties",
            payment ->
                mqtt("artemis-event", "specversion", "1.0", "source", "/shop", "id", payment)),
        event("STOMP, event as JSON", structured(Client.STOMP_BYTES, "content-type")),
        event("STOMP text, event as JSON", structured(Client.STOMP_TEXT, "content-type")),
        event("STOMP, event in headers", binary(Client.STOMP_BYTES)),
        event("STOMP text, event in headers", binary(Client.STOMP_TEXT)),
        event("JMS, event as JSON", structured(Client.CORE, "contentType")),
        event("JMS, event in properties", binary(Client.CORE)),
        event("JMS over AMQP, event as JSON", structured(Client.QPID_JMS, "contentType")),
        event("JMS over AMQP, event in properties", binary(Client.QPID_JMS)),
        event("OpenWire, event as JSON", structured(Client.CLASSIC, "contentType")),
        event("OpenWire, event in properties", binary(Client.CLASSIC)),
        form(
            "MQTT 5, user property",
            "artemis-property",
            "%s",
            payment -> mqtt("artemis-property", "zone", "eu", "payment", payment)),
        form(
            "MQTT 5, user property behind many",
            "artemis-property",
            "%s",
            Forms::mqttPropertyBehindMany),
        form("AMQP, JSON in Latin-1", "artemis", "\u00e9-%s", Forms::latinJson),
        form("AMQP, map", "artemis", "%s", Forms::map));
  }

  private static Arguments event(String name, Sending sending) {
    return form(name, "artemis-event", "/shop|%s", sending);
  }

  private static Arguments form(String name, String consumer, String key, Sending sending) {
    return Arguments.of(name, consumer, key, sending);
  }

  private static String json(String payment) {
    return "{\"specversion\":\"1.0\",\"type\":\"paid\",\"source\":\"/shop\",\"id\":\"%s\"}"
        .formatted(payment);
  }

  /** By a client that knows text and properties only. */
  private static Sending structured(Client client, String contentType) {
    Map<String, String> type = Map.of(contentType, EVENT);
    return payment ->
        client.send(ArtemisSite::port, new Outgoing("artemis-event", json(payment), type));
  }

  private static Sending binary(Client client) {
    return payment -> {
      Map<String, String> attributes =
          Map.of(
              "cloudEvents_specversion",
              "1.0",
              "cloudEvents_source",
              "/shop",
              "cloudEvents_id",
              payment);
      client.send(
          ArtemisSite::port, new Outgoing("artemis-event", "{\"amount\":12.50}", attributes));
    };
  }

  static void structuredEvent(String payment) throws Exception {
    AMQP.send(
        new Outgoing("artemis-event", ""), Message.create(bytes(json(payment))).contentType(EVENT));
  }

  static void binaryEvent(String payment) throws Exception {
    AMQP.send(
        new Outgoing("artemis-event", ""),
        Message.create(bytes("{\"amount\":12.50}"))
            .contentType("application/json")
            .property("cloudEvents:specversion", "1.0")
            .property("cloudEvents:source", "/shop")
            .property("cloudEvents:id", payment));
  }

  static void mqttJsonEvent(String payment) throws Exception {
    MqttProperties properties = new MqttProperties();
    properties.setContentType(EVENT);
    MQTT.send(new Outgoing("artemis-event", json(payment)), properties);
  }

  private static void mqttPropertyBehindMany(String payment) throws Exception {
    List<String> user = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      user.addAll(List.of("x" + i, "y"));
    }
    user.addAll(List.of("payment", payment));
    mqtt("artemis-property", user.toArray(String[]::new));
  }

  /** Names of user properties and their values in turn. */
  private static void mqtt(String queue, String... user) throws Exception {
    MqttProperties properties = new MqttProperties();
    properties.setContentType("application/json");
    for (int i = 0; i < user.length; i += 2) {
      properties.getUserProperties().add(new UserProperty(user[i], user[i + 1]));
    }
    MQTT.send(new Outgoing(queue, "{\"amount\":12.50}"), properties);
  }

  private static void latinJson(String payment) throws Exception {
    String body = "{\"payment\":\"\u00e9-%s\"}".formatted(payment);
    AMQP.send(
        new Outgoing("artemis", ""),
        Message.create(body.getBytes(StandardCharsets.ISO_8859_1))
            .contentType("application/json; charset=iso-8859-1"));
  }

  private static void map(String payment) throws Exception {
    AMQP.send(new Outgoing("artemis", ""), Message.create(Map.of("payment", payment)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
