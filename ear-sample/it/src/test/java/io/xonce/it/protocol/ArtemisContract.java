/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.BrokerControl;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.Artemis.Protocol;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages from a stand-alone broker that speaks whatever its clients speak. */
abstract class ArtemisContract extends HostileContract {

  ArtemisContract(String consumer) {
    super(consumer, ArtemisSite.broker(), ArtemisSite::port);
  }

  /** Answers and what is diverted go to that broker, too. */
  static JavaArchive beans(Class<?>... beans) throws IOException {
    ArtemisSite.connect();
    return Archives.beans(beans)
        .addAsManifestResource(
            new StringAsset("xonce.connection-factory=java:/ArtemisXA\n"),
            "microprofile-config.properties");
  }

  final BrokerControl control = new BrokerControl(ArtemisSite.artemis().url());

  /**
   * Killed while it holds messages of all clients, some of which have failed once, and back: each
   * is processed once.
   */
  @Test
  void restartOfTheBroker_losesNothing_andRepeatsNothing() throws Exception {
    String run = payment;
    control.holdRedeliveries(consumer);
    for (Client client : everywhere()) {
      int failures = failures();
      send(client, body(run + client + "-failed", ",\"fails\":1"));
      await().until(() -> failures() > failures);
    }
    control.pause(consumer);
    for (Client client : everywhere()) {
      send(client, body(run + client, ""));
    }
    ArtemisSite.artemis().kill();
    ArtemisSite.artemis().start();
    assertThat(effectsOf(run + "%-failed")).as("those that wait").isZero();
    control.releaseRedeliveries(consumer);
    for (Client client : everywhere()) {
      payment = run + client;
      awaitEffects(1);
      send(client, body(payment, ""));
      await().until(() -> diverted("DUPLICATE") == 1);
      assertThat(effects()).isEqualTo(1);
      payment += "-failed";
      awaitEffects(1);
      await().until(() -> attempts(OUTCOMES).matches("(ROLLED_BACK )+COMMITTED"));
      assertThat(attempts(IDS)).isEqualTo("1");
      assertThat(effects()).isEqualTo(1);
    }
  }

  private int failures() {
    return database.count(
        "SELECT count(*) FROM xonce_attempt WHERE consumer = ? AND outcome = 'ROLLED_BACK'",
        consumer);
  }

  /** This broker makes queues for whoever sends to them, temporary ones too. */
  @Test
  void requesterThatIsGone_isToldOf() throws Exception {
    ServerLog log = Lab.get().serverLog();
    String id;
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(ArtemisSite.artemis().url());
        JMSContext context = factory.createContext()) {
      TemporaryQueue replies = context.createTemporaryQueue();
      Message request = context.createTextMessage(body(payment, ""));
      request.setJMSReplyTo(replies);
      replies.delete();
      context.createProducer().send(context.createQueue(consumer + "-reply"), request);
      id = request.getJMSMessageID();
    }
    await().until(() -> database.effects(consumer + "-reply", payment) == 1);
    await().until(() -> log.count("XONCE00161: Message " + id) == 1);
  }

  /** Of those that have one, as it stays over the deliveries. */
  static Stream<Arguments> idsOfSenders() {
    int port = ArtemisSite.port(Protocol.AMQP);
    UUID id = UUID.randomUUID();
    String number = Long.toUnsignedString(id.getLeastSignificantBits());
    return Stream.of(
        Arguments.of("text", new AmqpProducer(port, () -> "o-" + id), "ID:AMQP_NO_PREFIX:o-" + id),
        Arguments.of(
            "number",
            new AmqpProducer(port, () -> UnsignedLong.valueOf(id.getLeastSignificantBits())),
            "ID:AMQP_ULONG:" + number),
        Arguments.of("UUID", new AmqpProducer(port, () -> id), "ID:AMQP_UUID:" + id),
        Arguments.of("rhea", new RheaProducer(port, "r-" + id), "ID:AMQP_NO_PREFIX:r-" + id));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("idsOfSenders")
  void idOfTheSender_isToldOfEachAttempt(String name, Producer producer, String told)
      throws Exception {
    producer.send(new Outgoing(consumer, body(payment, ",\"fails\":1")));
    awaitEffects(1);
    database.awaitAttempts(told, "ROLLED_BACK COMMITTED");
    try (Jmx jmx = Lab.get().jmx()) {
      assertThat(jmx.consumer(consumer, consumer).explain(payment))
          .contains("processed", "as message " + told, "delivery 1 of message " + told + ",");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void requestOfAnMqttSender_isAnsweredByItsTopic_andItsCopyAlike(boolean large) throws Exception {
    String question = body(payment, large ? LARGE + "\"" : "");
    try (MqttRequester requester = new MqttRequester(ArtemisSite.port(Protocol.MQTT))) {
      String answer = requester.ask(consumer + "-reply", question);
      assertThat(answer).startsWith(payment + " is ");
      assertThat(requester.ask(consumer + "-reply", question)).isEqualTo(answer);
    }
    assertThat(database.effects(consumer + "-reply", payment)).isEqualTo(1);
  }

  @Override
  Set<Client> clients() {
    return EnumSet.allOf(Client.class);
  }

  /** MQTT answers to a topic, of which a message of Jakarta Messaging knows nothing: see above. */
  @Override
  Set<Client> requesters() {
    return EnumSet.complementOf(EnumSet.of(Client.MQTT));
  }
}
