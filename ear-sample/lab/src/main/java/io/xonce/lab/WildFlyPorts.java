/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.util.List;
import java.util.stream.Stream;

/** The ports standalone-full.xml opens, moved by an offset. */
record WildFlyPorts(int offset) {

  static final String OFFSET_PROPERTY = "lab.wildfly.offset";

  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 9990;
  // Opened by who adds an acceptor to the broker.
  private static final int AMQP = 5672;
  // HTTPS, IIOP and its secure twin, the two of the transaction manager's recovery.
  private static final List<Integer> ALL =
      List.of(HTTP, 8443, MANAGEMENT, AMQP, 3528, 3529, 4712, 4713);

  // Keeps all of them within the range that Ports takes free ports from.
  private static final int LOWEST_OFFSET = 12_000;
  private static final int HIGHEST_OFFSET = 21_000;

  /** The given offset, its ports being free, or else one with free ports. */
  static WildFlyPorts choose() {
    Integer given = Integer.getInteger(OFFSET_PROPERTY);
    if (given == null) {
      return new WildFlyPorts(
          Ports.free(LOWEST_OFFSET, HIGHEST_OFFSET, offset -> new WildFlyPorts(offset).all()));
    }
    WildFlyPorts ports = new WildFlyPorts(given);
    ports.all().forEach(port -> Ports.requireFree(port, "-D" + OFFSET_PROPERTY));
    return ports;
  }

  int http() {
    return HTTP + offset;
  }

  int management() {
    return MANAGEMENT + offset;
  }

  int amqp() {
    return AMQP + offset;
  }

  private Stream<Integer> all() {
    return ALL.stream().map(port -> port + offset);
  }
}
