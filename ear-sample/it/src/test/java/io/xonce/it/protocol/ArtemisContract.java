/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.BrokerControl;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
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
