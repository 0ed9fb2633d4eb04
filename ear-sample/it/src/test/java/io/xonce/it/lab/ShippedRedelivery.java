/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The redelivery that the set-up script ships, where the other queues have a quicker one. */
public final class ShippedRedelivery {

  private ShippedRedelivery() {}

  /** Gives it to a queue. */
  public static void of(String queue) throws IOException {
    String[] address = {
      "subsystem",
      "messaging-activemq",
      "server",
      "default",
      "address-setting",
      "jms.queue." + queue
    };
    try (Management management = Lab.get().management()) {
      management.run("add", address);
      for (String name :
          new String[] {
            "redelivery-delay",
            "redelivery-multiplier",
            "max-redelivery-delay",
            "max-delivery-attempts",
            "dead-letter-address"
          }) {
        management.write(name, shipped(name), address);
      }
    }
  }

  /** How long a message is delivered again that fails at once each time. */
  public static Duration untilTheLastAttempt() {
    return untilAttempt(Integer.parseInt(shipped("max-delivery-attempts")));
  }

  /** How often a message is delivered in that time that fails at once each time. */
  public static int attemptsWithin(Duration time) {
    int attempts = 1;
    while (untilAttempt(attempts + 1).compareTo(time) < 0) {
      attempts++;
    }
    return attempts;
  }

  private static Duration untilAttempt(int number) {
    double delay = Double.parseDouble(shipped("redelivery-delay"));
    double most = Double.parseDouble(shipped("max-redelivery-delay"));
    double sum = 0;
    for (int i = 1; i < number; i++) {
      sum += Math.min(delay, most);
      delay *= Double.parseDouble(shipped("redelivery-multiplier"));
    }
    return Duration.ofMillis((long) sum);
  }

  /** A default of the set-up script. */
  private static String shipped(String attribute) {
    String line =
        "(?m)^ *./subsystem.*write-attribute\\(name=" + attribute + ",value=\\$\\{[^:]+:(.+)}\\)$";
    Matcher found =
        Pattern.compile(line).matcher(Lab.resource("/io/xonce/wildfly/xonce-setup.cli"));
    assertThat(found.find()).as(attribute).isTrue();
    return found.group(1);
  }
}
