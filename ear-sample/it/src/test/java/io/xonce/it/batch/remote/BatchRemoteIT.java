/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.Batches;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Gate;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;

/** A broker on another server, which dies with a batch in work and comes back. */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class BatchRemoteIT {

  private static final String BEAN = BatchRemoteBean.class.getName();

  private final Lab lab = Lab.get();

  @Test
  void brokerKilledInABatch_deliversEachMessageOnceAfterItsRestart() throws Exception {
    try (WildFly server = broker();
        Management management = lab.management()) {
      server.start();
      connect(management, server.httpPort());
      Batches remote = new Batches("batch-remote", new Broker(server.brokerUrl()));
      try (Deployed bean = management.deployed(application())) {
        ServerLog log = killInABatch(server, remote);
        await().until(() -> log.count("XONCE06011: " + BEAN) == 1);
        assertThat(remote.effects()).isZero();

        server.start();
        remote.awaitEffects(20);
        await().until(() -> remote.waiting() == 0);
        assertThat(remote.effects()).isEqualTo(remote.distinctEffects()).isEqualTo(20);
        assertThat(log.count("XONCE06011: " + BEAN)).as("lines about the loss").isEqualTo(1);
        assertThat(log.count("XONCE06010: " + BEAN)).as("lines about the return").isEqualTo(1);
      }
    }
  }

  private static EnterpriseArchive application() {
    return Archives.batchEar(
        "remote", Archives.beans(BatchRemoteBean.class), BatchRemoteBean.class);
  }

  /** The log from there on. */
  private ServerLog killInABatch(WildFly server, Batches remote) throws Exception {
    try (Gate gate = new Gate(lab.database(), remote.payment(5))) {
      remote.send(
          20,
          (message, number) -> {
            if (number == 5) {
              message.setLongProperty("gate", gate.number());
            }
          });
      gate.awaitArrival();
      ServerLog log = lab.serverLog();
      server.kill();
      return log;
    }
  }

  private static WildFly broker() throws IOException {
    Path script = Files.createTempFile("xonce-broker", ".cli");
    script.toFile().deleteOnExit();
    Files.writeString(
        script, "jms-queue add --queue-address=batch-remote --entries=java:/batch-remote");
    return WildFly.prepare(Path.of(Lab.property("broker.home")), Map.of(), script);
  }

  /** A connection factory as an operator defines it for a broker elsewhere. */
  private static void connect(Management management, int port) throws IOException {
    management.run(
        "add",
        Map.of("host", "127.0.0.1", "port", Integer.toString(port)),
        "socket-binding-group",
        "standard-sockets",
        "remote-destination-outbound-socket-binding",
        "broker");
    management.run(
        "add",
        Map.of("socket-binding", "broker", "endpoint", "http-acceptor", "server-name", "default"),
        "subsystem",
        "messaging-activemq",
        "http-connector",
        "broker");
    management.run(
        "add",
        Map.of("entries", "[\"java:/RemoteBroker\"]", "connectors", "[\"broker\"]"),
        "subsystem",
        "messaging-activemq",
        "connection-factory",
        "RemoteBroker");
  }
}
