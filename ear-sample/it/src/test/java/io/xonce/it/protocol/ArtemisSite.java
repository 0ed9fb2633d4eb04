/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Tool;
import io.xonce.lab.Artemis;
import io.xonce.lab.Artemis.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stand-alone broker of all tests, and how the server knows it. */
final class ArtemisSite {

  private static final String SUBSYSTEM = "messaging-activemq";

  private static @Nullable Artemis artemis;

  private ArtemisSite() {}

  /** Started by the first who asks; it ends with this JVM. */
  static synchronized Artemis artemis() {
    if (artemis == null) {
      artemis = Artemis.prepare(Path.of(Lab.property("it.home"), "artemis"), classPath());
      artemis.start();
    }
    return artemis;
  }

  static String classPath() {
    try {
      return Files.readString(Path.of(Lab.property("artemis.class-path")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int port(Protocol protocol) {
    return artemis().port(protocol);
  }

  static Broker broker() {
    return new Broker(artemis().url(), "");
  }

  /** Factories for beans on both resource adapters, by the script that an operator runs. */
  static void connect() throws IOException {
    try (Management management = Lab.get().management()) {
      if (!management.children("remote-connector", "subsystem", SUBSYSTEM).contains("artemis")) {
        assertThat(
                Tool.cli(Lab.resource("/io/xonce/wildfly/xonce-remote-broker.cli"), parameters()))
            .contains("changed: broker artemis: java:/ArtemisXA is there");
        management.run(
            "add",
            Map.of("entries", "[\"java:/jms/artemis/diverted\"]", "enable-amq1-prefix", "false"),
            "subsystem",
            SUBSYSTEM,
            "external-jms-queue",
            "diverted");
      }
    }
  }

  private static Map<String, String> parameters() {
    return Map.of(
        "xonce.broker.host",
        "127.0.0.1",
        "xonce.broker.port",
        Integer.toString(port(Protocol.CORE)),
        "xonce.broker.user",
        "bean",
        "xonce.broker.password",
        "bean");
  }
}
