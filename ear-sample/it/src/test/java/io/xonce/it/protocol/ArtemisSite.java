/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
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
      artemis = Artemis.prepare(Path.of("target", "artemis"), classPath());
      artemis.start();
    }
    return artemis;
  }

  private static String classPath() {
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

  /** Factories for beans on both resource adapters, as an operator defines them. */
  static void connect() throws IOException {
    try (Management management = Lab.get().management()) {
      if (!management.children("remote-connector", "subsystem", SUBSYSTEM).contains("artemis")) {
        connect(management);
      }
    }
  }

  private static void connect(Management management) throws IOException {
    String port = Integer.toString(port(Protocol.CORE));
    management.run(
        "add",
        Map.of("host", "127.0.0.1", "port", port),
        "socket-binding-group",
        "standard-sockets",
        "remote-destination-outbound-socket-binding",
        "artemis");
    add(management, Map.of("socket-binding", "artemis"), "remote-connector", "artemis");
    add(management, factory("java:/Artemis"), "connection-factory", "artemis");
    add(management, factory("java:/ArtemisXA"), "pooled-connection-factory", "artemis-ra");
    add(
        management,
        Map.of("entries", "[\"java:/jms/artemis/diverted\"]", "enable-amq1-prefix", "false"),
        "external-jms-queue",
        "diverted");
  }

  private static Map<String, String> factory(String name) {
    return Map.of(
        "entries",
        "[\"" + name + "\"]",
        "connectors",
        "[\"artemis\"]",
        "enable-amq1-prefix",
        "false");
  }

  private static void add(
      Management management, Map<String, String> parameters, String type, String name)
      throws IOException {
    management.run("add", parameters, "subsystem", SUBSYSTEM, type, name);
  }
}
