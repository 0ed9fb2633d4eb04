/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The server killed in the middle of deliveries. That it strikes is not left to luck: the server
 * holds one message, whose bean has done its work, until it is killed; and others are sent shortly
 * before, to be struck wherever they are.
 */
final class Kill {

  /** The others need about as long to be processed. */
  private static final int LONGEST_PAUSE_MS = 100;

  private final KillableServer server;
  private final Ledger ledger;
  private final TestedQueue queue;
  private final Random random;
  private final List<String> held = new ArrayList<>();
  private final List<Producer.Maker> late = new ArrayList<>();

  Kill(KillableServer server, Ledger ledger, TestedQueue queue, Random random) {
    this.server = server;
    this.ledger = ledger;
    this.queue = queue;
    this.random = random;
  }

  /** Sends some of them, one to be held, and keeps the others back. Returns the ids of these. */
  List<String> send(List<? extends Producer.Maker> messages) {
    if (messages.isEmpty() || !held.isEmpty()) {
      late.addAll(messages);
      return List.of();
    }
    int early = 1 + random.nextInt(messages.size());
    int chosen = random.nextInt(early);
    List<Producer.Maker> first = new ArrayList<>(messages.subList(0, early));
    first.set(chosen, InducedFailures.held(first.get(chosen)));
    late.addAll(messages.subList(early, messages.size()));
    List<String> ids = queue.send(first);
    held.add(ids.get(chosen));
    return ids;
  }

  /**
   * Sends what was kept back, kills the server, and starts it again. Returns the ids of these.
   *
   * @throws AssertionError if no delivery was struck
   */
  List<String> strike() {
    if (held.isEmpty()) {
      return List.of();
    }
    Await.until("a delivery that is at work", this::isAtWork);
    List<String> ids = queue.send(late);
    late.clear();
    Await.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MS)));
    bounded("The kill of the server", server::kill);
    boolean struck = isAtWork();
    bounded("The start of the server", server::start);
    if (!struck) {
      throw new AssertionError(
          "The delivery of " + held + " was over before the server was killed");
    }
    held.clear();
    return ids;
  }

  /** By what is written, which a dead server does not change any more. */
  private boolean isAtWork() {
    return ledger.unfinished(held) > 0 && ledger.ended(held) == 0;
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void bounded(String what, Step step) {
    assertTimeoutPreemptively(Await.HANG, step::run, what + " does not end");
  }
}
