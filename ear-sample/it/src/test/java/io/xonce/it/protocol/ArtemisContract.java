/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.BrokerControl;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** Messages from a stand-alone broker that speaks whatever its clients speak. */
abstract class ArtemisContract extends ProducerContract {

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

  /** Killed while it holds messages of all clients, and back: each is processed once. */
  @Test
  void restartOfTheBroker_losesNothing_andRepeatsNothing() throws Exception {
    String run = payment;
    control.pause(consumer);
    for (Client client : everywhere()) {
      send(client, body(run + client, ""));
    }
    ArtemisSite.artemis().kill();
    ArtemisSite.artemis().start();
    for (Client client : everywhere()) {
      payment = run + client;
      awaitEffects(1);
      send(client, body(payment, ""));
      await().until(() -> diverted("DUPLICATE") == 1);
      assertThat(effects()).isEqualTo(1);
    }
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

  @Override
  Set<Client> clients() {
    return EnumSet.allOf(Client.class);
  }

  /** MQTT answers to a topic, of which a message of Jakarta Messaging knows nothing. */
  @Override
  Set<Client> requesters() {
    return EnumSet.complementOf(EnumSet.of(Client.MQTT));
  }
}
