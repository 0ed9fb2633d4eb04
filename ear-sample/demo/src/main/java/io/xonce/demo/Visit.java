/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.ApplicationUsers;
import io.xonce.lab.ApplicationUsers.User;
import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** After the story everything is left to the reader, who may kill the server as well. */
final class Visit {

  /** May do everything on the console. */
  private static final User OPERATOR =
      new User("operator", UUID.randomUUID().toString().substring(0, 8), "xonce-operator");

  private static final Duration POLL = Duration.ofMillis(200);

  private final Options options;
  private final Postgres postgres;
  private final WildFly wildfly;
  private final Story story;

  private Visit(Options options, Postgres postgres, WildFly wildfly, Story story) {
    this.options = options;
    this.postgres = postgres;
    this.wildfly = wildfly;
    this.story = story;
  }

  /** To be asked for before the server starts. */
  static Visit prepare(Options options, Postgres postgres, WildFly wildfly, Story story) {
    ApplicationUsers.write(options.wildfly(), List.of(OPERATOR));
    return new Visit(options, postgres, wildfly, story);
  }

  /** Until Ctrl-C. */
  void receive() {
    tell();
    while (true) {
      Patience.until(POLL, wildfly::hasDied);
      story.step("WildFly was killed; starting it again", () -> wildfly.start());
    }
  }

  private void tell() {
    String http = "http://127.0.0.1:" + options.httpPort(wildfly);
    story.say("%nLeft running until Ctrl-C:");
    story.say("  Break it    %s/payments/", http);
    story.say(
        "  Console     %s/xonce-console/  user %s  password %s",
        http, OPERATOR.name(), OPERATOR.password());
    story.say("  Management  http://127.0.0.1:%s", options.managementPort(wildfly));
    story.say(
        "  PostgreSQL  %s  user %s  password %s%n",
        Setup.url(postgres), postgres.user(), postgres.password());
  }
}
