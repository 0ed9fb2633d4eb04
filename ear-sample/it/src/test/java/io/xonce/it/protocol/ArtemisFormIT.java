/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.protocol.JmsProducer.Making;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and payloads in each form that a protocol has for them, through a real broker. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ArtemisFormIT {

  private static final String EVENT = "application/cloudevents+json; charset=utf-8";

  private static final AmqpProducer AMQP = new AmqpProducer(ArtemisSite.port(Protocol.AMQP), null);
  private static final MqttProducer MQTT = new MqttProducer(ArtemisSite.port(Protocol.MQTT));

  private final Database database = Lab.get().database();
  private final Broker broker = ArtemisSite.broker();
  private final String payment = "p-" + UUID.randomUUID();

  /** Sends a payment to the queue of a consumer. */
  private interface Sending {
    void of(String payment) throws Exception;
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("AMQP, event as JSON", "artemis-event", "/shop|%s", ArtemisFormIT::structuredEvent),
        form("AMQP, event in properties", "artemis-event", "/shop|%s", ArtemisFormIT::binaryEvent),
        form("MQTT 5, event as JSON", "artemis-event", "/shop|%s", ArtemisFormIT::mqttJsonEvent),
        form(
            "MQTT 5, event in user properties",
            "artemis-event",
            "/shop|%s",
            payment ->
                mqtt("artemis-event", "specversion", "1.0", "source", "/shop", "id", payment)),
        form(
            "MQTT 5, user property",
            "artemis-property",
            "%s",
            payment -> mqtt("artemis-property", "zone", "eu", "payment", payment)),
        form("AMQP, JSON in Latin-1", "artemis", "\u00e9-%s", ArtemisFormIT::latinJson),
        form("AMQP, map", "artemis", "%s", ArtemisFormIT::map));
  }

  private static Arguments form(String name, String consumer, String key, Sending sending) {
    return Arguments.of(name, consumer, key, sending);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void keyIsFound_andFoundAgainInACopy(String name, String consumer, String form, Sending sending)
      throws Exception {
    String key = form.formatted(payment);
    sending.of(payment);
    await(key).until(() -> database.effects(consumer, key) == 1);
    sending.of(payment);
    await().until(() -> diverted("DUPLICATE", key) == 1);
    assertThat(database.effects(consumer, key)).isEqualTo(1);
  }

  /** One event is one key, whatever carries it; what carries it is the payload. */
  @Test
  void eventInAnotherForm_isTheSameEvent() throws Exception {
    structuredEvent(payment);
    await().until(() -> database.effects("artemis-event", "/shop|" + payment) == 1);
    mqttJsonEvent(payment);
    await().until(() -> diverted("DUPLICATE", "/shop|" + payment) == 1);
    binaryEvent(payment);
    await().until(() -> diverted("CONFLICT", "/shop|" + payment) == 1);
  }

  /** The broker shows it to a core client as a negative number. */
  @Test
  void numberAboveTheLargestSignedOne_isRefusedAsAKey() throws Exception {
    int before = signsNotKnown();
    AMQP.send(
        new Outgoing("artemis-property", ""),
        Message.create(payment).property("payment", UnsignedLong.MAX_VALUE));
    await().until(() -> signsNotKnown() == before + 1);
    assertThat(database.effects("artemis-property", "-1")).isZero();
  }

  private int signsNotKnown() {
    return broker.count(
        "diverted", "Xonce_cause = 'UNREADABLE' AND Xonce_reason LIKE '%XONCE00153%'");
  }

  @Test
  void messagesWithoutABody_areOnePayload() throws Exception {
    List<JmsProducer> clients =
        List.of(
            new JmsProducer(new ActiveMQConnectionFactory(ArtemisSite.artemis().url())),
            new JmsProducer(
                new JmsConnectionFactory("amqp://127.0.0.1:" + ArtemisSite.port(Protocol.AMQP))));
    int sent = 0;
    for (JmsProducer client : clients) {
      for (Making making : List.<Making>of(Session::createMessage, Session::createTextMessage)) {
        client.send("artemis-property", session -> withPayment(making, session));
        int copies = sent++;
        await().until(() -> diverted("DUPLICATE", payment) == copies && effects() == 1);
      }
    }
    assertThat(diverted("CONFLICT", payment)).isZero();
  }

  private jakarta.jms.Message withPayment(Making making, Session session)
      throws jakarta.jms.JMSException {
    jakarta.jms.Message message = making.in(session);
    message.setStringProperty("payment", payment);
    return message;
  }

  private int effects() {
    return database.effects("artemis-property", payment);
  }

  private int diverted(String cause, String key) {
    return broker.count("diverted", "Xonce_cause = '" + cause + "' AND Xonce_key = '" + key + "'");
  }

  private static String event(String payment) {
    return "{\"specversion\":\"1.0\",\"type\":\"paid\",\"source\":\"/shop\",\"id\":\"%s\"}"
        .formatted(payment);
  }

  private static void structuredEvent(String payment) throws Exception {
    AMQP.send(
        new Outgoing("artemis-event", ""),
        Message.create(bytes(event(payment))).contentType(EVENT));
  }

  private static void binaryEvent(String payment) throws Exception {
    AMQP.send(
        new Outgoing("artemis-event", ""),
        Message.create(bytes("{\"amount\":12.50}"))
            .contentType("application/json")
            .property("cloudEvents:specversion", "1.0")
            .property("cloudEvents:source", "/shop")
            .property("cloudEvents:id", payment));
  }

  private static void mqttJsonEvent(String payment) throws Exception {
    MqttProperties properties = new MqttProperties();
    properties.setContentType(EVENT);
    MQTT.send(new Outgoing("artemis-event", event(payment)), properties);
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

  @Deployment(testable = false)
  static EnterpriseArchive application() throws IOException {
    Class<?>[] beans = {ArtemisBean.class, ArtemisEventBean.class, ArtemisPropertyBean.class};
    return Archives.boundEar("artemis-form", "artemis-ra", ArtemisContract.beans(beans), beans);
  }
}
