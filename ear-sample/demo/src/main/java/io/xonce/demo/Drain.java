/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.time.Duration;
import java.time.Instant;

/** Waits until nothing is left to do, and nothing happens any more. */
final class Drain {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration REPORT = Duration.ofSeconds(5);

  /** Looks in a row that must see the same quiet state. */
  private static final int LOOKS = 4;

  private final Stage stage;
  private final Story story;
  private Instant reported = Instant.now();
  private State last = new State(0, -1, 0, 0, 0, 0, 0);

  private Drain(Stage stage, Story story) {
    this.stage = stage;
    this.story = story;
  }

  static void toTheEnd(Payments payments, Stage stage, Story story) {
    Instant start = Instant.now();
    Drain drain = new Drain(stage, story);
    State end = new Patience(POLL).until("the end", drain::look, state -> state.looks() == LOOKS);
    story.say(
        "  Nothing left to do: %,d of %,d payments booked, no branch in doubt, after %d s",
        end.bookings(), payments.all().size(), Duration.between(start, Instant.now()).toSeconds());
  }

  /** One is not many. */
  static String branches(long number) {
    return number + (number == 1 ? " branch" : " branches");
  }

  private State look() {
    State now =
        new State(
            stage.database().bookings(),
            stage.broker().depth(Broker.PAYMENTS),
            stage.broker().depth(Broker.BOOKED),
            stage.database().inDoubt(),
            stage.database().attemptsTold(),
            stage.database().attemptsOpen(),
            0);
    last = now.isQuiet() && now.equals(last.afresh()) ? last.lookedAt() : now;
    if (!now.isQuiet() && reported.plus(REPORT).isBefore(Instant.now())) {
      reported = Instant.now();
      story.say("    %s", now);
    }
    return last;
  }

  /**
   * What is booked, left, told and in doubt, how many attempts are told and how many of them are
   * open; and how often in a row that was seen.
   */
  private record State(
      long bookings, long left, long told, long inDoubt, long attempts, long open, int looks) {

    boolean isQuiet() {
      return left == 0 && inDoubt == 0 && open == 0;
    }

    State afresh() {
      return new State(bookings, left, told, inDoubt, attempts, open, 0);
    }

    State lookedAt() {
      return new State(bookings, left, told, inDoubt, attempts, open, looks + 1);
    }

    @Override
    public String toString() {
      return String.format(
          "%,6d booked, %,6d %s left, %s prepared",
          bookings, left, left == 1 ? "message" : "messages", branches(inDoubt));
    }
  }
}
