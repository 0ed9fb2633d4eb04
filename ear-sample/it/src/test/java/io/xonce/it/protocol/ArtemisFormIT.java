/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.protocol.Forms.Sending;
import io.xonce.it.protocol.JmsProducer.Making;
import io.xonce.it.protocol.Outgoing.Reply;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys and payloads in each form that a protocol has for them, through a real broker. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ArtemisFormIT {

  private static final AmqpProducer AMQP = new AmqpProducer(ArtemisSite.port(Protocol.AMQP), null);

  private final Database database = Lab.get().database();
  private final Broker broker = ArtemisSite.broker();
  private final String payment = "p-" + UUID.randomUUID();

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.xonce.it.protocol.Forms#all")
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
    Forms.structuredEvent(payment);
    await().until(() -> database.effects("artemis-event", "/shop|" + payment) == 1);
    Forms.mqttJsonEvent(payment);
    await().until(() -> diverted("DUPLICATE", "/shop|" + payment) == 1);
    Forms.binaryEvent(payment);
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
    int sent = 0;
    for (JmsProducer client : List.of(core(), qpid())) {
      for (Making making : List.<Making>of(Session::createMessage, Session::createTextMessage)) {
        client.send("artemis-property", session -> withPayment(making, session));
        int copies = sent++;
        await().until(() -> diverted("DUPLICATE", payment) == copies && effects() == 1);
      }
    }
    assertThat(diverted("CONFLICT", payment)).isZero();
  }

  private static JmsProducer core() {
    return new JmsProducer(new ActiveMQConnectionFactory(ArtemisSite.artemis().url()));
  }

  private static JmsProducer qpid() {
    return new JmsProducer(
        new JmsConnectionFactory("amqp://127.0.0.1:" + ArtemisSite.port(Protocol.AMQP)));
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

  /** Numbers are compared by value, whoever spells them how; nothing and null are values, too. */
  @Test
  void namedValue_isCompared_asItIsMeant() throws Exception {
    Map<Client, String> spellings = new EnumMap<>(Client.class);
    spellings.put(Client.CORE, "12.50");
    spellings.put(Client.QPID_JMS, "12.5");
    spellings.put(Client.AMQP_STRING_ID, "1.25e1");
    spellings.put(Client.STOMP_BYTES, "12.500");
    spellings.put(Client.STOMP_TEXT, "\"12.5\"");
    spellings.put(Client.CLASSIC, "125E-1");
    demandOnePayment(payment, spellings);
    demandConflict(payment, "13.00");
    demandConflict(payment, "null");
    String none = payment + "-null";
    demandOnePayment(none, Map.of(Client.CORE, "null", Client.STOMP_BYTES, " null "));
    demandConflict(none, "0");
    demandConflict(none, "12.50");
    send(Client.STOMP_TEXT, none, "{}");
    await().until(() -> diverted("CONFLICT", none) == 3);
  }

  private void demandOnePayment(String key, Map<Client, String> amounts) throws Exception {
    for (Map.Entry<Client, String> each : amounts.entrySet()) {
      send(each.getKey(), key, amount(each.getValue()));
    }
    await().until(() -> diverted("DUPLICATE", key) == amounts.size() - 1);
    assertThat(diverted("CONFLICT", key)).isZero();
    assertThat(database.effects("artemis-amount", key)).isEqualTo(1);
  }

  private void demandConflict(String key, String amount) throws Exception {
    int before = diverted("CONFLICT", key);
    send(Client.AMQP_WITHOUT_ID, key, amount(amount));
    await(amount).until(() -> diverted("CONFLICT", key) == before + 1);
  }

  private static String amount(String value) {
    return "{\"amount\":" + value + "}";
  }

  private static void send(Client client, String key, String body) throws Exception {
    client.send(ArtemisSite::port, new Outgoing("artemis-amount", body, new Reply("replies", key)));
  }

  /** Whatever sets it, and whatever the broker makes of it. */
  @Test
  void correlationIdOfBytes_isAKey_inHexadecimal() throws Exception {
    byte[] id = payment.getBytes(StandardCharsets.UTF_8);
    String key = "0x" + HexFormat.of().formatHex(id);
    Outgoing outgoing = new Outgoing("artemis-amount", amount("1"));
    AMQP.send(outgoing, Message.create(outgoing.bytes()).correlationId(new Binary(id)));
    await().until(() -> database.effects("artemis-amount", key) == 1);
    send(Client.MQTT, payment, amount("1"));
    await().until(() -> diverted("DUPLICATE", key) == 1);
    int copies = 1;
    for (JmsProducer client : List.of(core(), qpid())) {
      client.send("artemis-amount", session -> withBytes(session, id));
      int expected = ++copies;
      await().until(() -> diverted("DUPLICATE", key) == expected);
    }
  }

  private static jakarta.jms.Message withBytes(Session session, byte[] correlation)
      throws jakarta.jms.JMSException {
    jakarta.jms.Message message = session.createTextMessage(amount("1"));
    message.setJMSCorrelationIDAsBytes(correlation);
    return message;
  }

  @Deployment(testable = false)
  static EnterpriseArchive application() throws IOException {
    Class<?>[] beans = {
      ArtemisAmountBean.class, ArtemisBean.class, ArtemisEventBean.class, ArtemisPropertyBean.class
    };
    return Archives.boundEar("artemis-form", "artemis-ra", ArtemisContract.beans(beans), beans);
  }
}
