/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.WildFly;
import java.nio.file.Path;

/**
 * What can be said on the command line, as system properties.
 *
 * @param console deployed only if all is kept running
 */
record Options(
    int payments,
    int resendPercent,
    int flakyPercent,
    long seed,
    int httpPort,
    int managementPort,
    int databasePort,
    boolean keep,
    Path wildfly,
    Path ear,
    Path console,
    Path work) {

  private static final int MAX_PAYMENTS = 99_999;
  private static final int MAX_PORT = 65_535;

  static Options read() {
    return new Options(
        number("demo.payments", 1_000, MAX_PAYMENTS),
        number("demo.resend", 1, 100),
        number("demo.flaky", 1, 100),
        Long.parseLong(text("demo.seed")),
        number("demo.http.port", 0, MAX_PORT),
        number("demo.management.port", 0, MAX_PORT),
        number("demo.db.port", 0, MAX_PORT),
        !text("demo.keep").equals("false"),
        Path.of(text("demo.wildfly")),
        Path.of(text("demo.ear")),
        Path.of(System.getProperty("demo.console", "")),
        Path.of(text("demo.work")));
  }

  Payments plan() {
    return Payments.plan(payments, resendPercent, flakyPercent, seed);
  }

  /** To be asked before anything starts. */
  void requireFreePorts() {
    Ports.requireFree(httpPort, "-Ddemo.http.port");
    Ports.requireFree(managementPort, "-Ddemo.management.port");
    Ports.requireFree(databasePort, "-Ddemo.db.port");
  }

  int httpPort(WildFly wildfly) {
    return httpPort == 0 ? wildfly.httpPort() : httpPort;
  }

  int managementPort(WildFly wildfly) {
    return managementPort == 0 ? wildfly.managementPort() : managementPort;
  }

  private static int number(String name, int min, int max) {
    String text = text(name);
    try {
      int number = Integer.parseInt(text);
      if (min <= number && number <= max) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // Said below.
    }
    throw new DemoFailure("-D" + name + "=" + text + ": must be a number, " + min + " to " + max);
  }

  private static String text(String name) {
    String text = System.getProperty(name);
    if (text == null) {
      throw new DemoFailure("Missing: -D" + name);
    }
    return text;
  }
}
