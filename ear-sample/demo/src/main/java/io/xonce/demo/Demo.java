/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import io.xonce.lab.Postgres;
import io.xonce.lab.WildFly;
import java.util.List;

/** Payments, resends, failures and one kill -9; then the books are compared with the plan. */
final class Demo {

  private Demo() {}

  public static void main(String[] args) {
    Options options = Options.read();
    options.requireFreePorts();
    Payments payments = options.plan();
    Story story = new Story(System.out);
    story.say(
        "%nXonce demo: %,d payments, %d %% sent twice, %d %% failing twice, one kill -9; seed %d%n",
        options.payments(), options.resendPercent(), options.flakyPercent(), options.seed());
    try (Postgres postgres = story.step("Starting PostgreSQL", () -> Setup.postgres(options));
        Database database =
            story.step("Creating the tables", () -> Setup.database(postgres, payments));
        WildFly wildfly =
            story.step("Configuring WildFly", () -> Setup.wildfly(options, postgres))) {
      Visit visit = Visit.prepare(options, postgres, wildfly, story);
      story.step("Starting WildFly", () -> wildfly.start());
      story.step("Deploying the application", () -> wildfly.deploy(options.ear()));
      if (options.keep()) {
        story.step("Deploying the console", () -> wildfly.deploy(options.console()));
      }
      Broker broker = new Broker(options.httpPort(wildfly));
      List<String> wrong = play(payments, new Stage(database, wildfly, broker), story);
      if (options.keep()) {
        visit.receive();
      }
      if (!wrong.isEmpty()) {
        throw new DemoFailure("Not exactly once: " + wrong.get(0));
      }
    }
  }

  private static List<String> play(Payments payments, Stage stage, Story story) {
    story.step(
        String.format("Sending %,d messages", payments.messages().size()),
        () -> stage.broker().send(payments.messages()));
    Crash.midway(payments, stage, story);
    story.step("Starting WildFly again", () -> stage.wildfly().start());
    Drain.toTheEnd(payments, stage, story);
    return Report.tell(payments, stage, story);
  }
}
