/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.util.List;

/** Payments, resends, failures and one kill -9; then the books are compared with the plan. */
final class Demo {

  private Demo() {}

  public static void main(String[] args) {
    Options options = Options.read();
    Payments payments = options.plan();
    Story story = new Story(System.out);
    story.say(
        "%nXonce demo: %,d payments, %d %% sent twice, %d %% failing twice, one kill -9; seed %d%n",
        options.payments(), options.resendPercent(), options.flakyPercent(), options.seed());
    try (Stage stage = Stage.set(options, payments, story)) {
      play(options, payments, story, stage);
    }
  }

  private static void play(Options options, Payments payments, Story story, Stage stage) {
    story.step(
        String.format("Sending %,d messages", payments.messages().size()),
        () -> stage.broker().send(payments.messages()));
    Crash.midway(payments, stage, story);
    story.step("Starting WildFly again", stage::restart);
    Drain.toTheEnd(payments, stage, story);
    List<String> wrong = Report.tell(payments, stage, story);
    if (options.keep()) {
      stage.addresses().forEach(address -> story.say("  %s", address));
      story.say("  All is left running. Ctrl-C ends it.");
      Patience.forEver();
    }
    if (!wrong.isEmpty()) {
      throw new DemoFailure(String.join("; ", wrong));
    }
  }
}
