/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.time.Duration;
import java.util.Set;

/** The end of the server in the middle of its work. */
final class Crash {

  private static final Duration POLL = Duration.ofMillis(20);

  // Of the payments, so that kill and count fall well between a quarter and two fifths.
  private static final int PERCENT = 30;

  // Of the messages; a kill after the work proves nothing.
  private static final int MIN_UNPROCESSED_PERCENT = 10;

  private Crash() {}

  /** Lets some payments be booked, then kills the server. */
  static void midway(Payments payments, Stage stage, Story story) {
    int target = payments.all().size() * PERCENT / 100;
    story.step(
        String.format("Processing, until %,d payments are booked", target),
        () ->
            new Patience(POLL)
                .until("payments to be booked", stage.database()::bookings, n -> n >= target));
    long pid = stage.kill();
    Set<String> booked = stage.database().booked();
    long unprocessed = payments.unprocessed(booked);
    story.say(
        "  kill -9 %d: %,d payments booked, %,d messages unprocessed, %s in doubt",
        pid, booked.size(), unprocessed, Drain.branches(stage.database().inDoubt()));
    if (unprocessed * 100 < (long) payments.messages().size() * MIN_UNPROCESSED_PERCENT) {
      throw new DemoFailure("The kill came too late: nearly all messages were processed");
    }
  }
}
