/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.management.JMException;

/**
 * The retries and diversions of this console: those at work, and the last that have ended.
 * Thread-safe.
 */
@ApplicationScoped
public class Transfers {

  /** After a stop a transfer is at one step of the broker, and then records its end. */
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  @Resource private ManagedExecutorService executor;
  @Inject private Broker broker;
  @Inject private Consumers consumers;
  @Inject private LetterIndex index;

  private final TransferList list = new TransferList();

  /** Called by the container. */
  public Transfers() {}

  /** Records it and begins it. */
  Transfer begin(Route route, List<FailedLetter> letters, TransferWish wish, String actor) {
    ConsumerId own = letters.get(0).consumerId();
    String subject = subject(route, letters);
    Recording recording =
        Recording.begin(consumers, own, route.kind(), subject, actor, wish.reason());
    Transfer transfer =
        new Transfer(
            route,
            letters,
            wish.missing(letters),
            wish.rate(),
            some -> move(some, route),
            ended -> ended(ended, recording));
    try {
      list.add(transfer);
      index.changed();
      executor.execute(transfer);
    } catch (RejectedExecutionException e) {
      list.remove(transfer);
      String result = "Not begun: " + e.getMessage();
      recording.end(result);
      throw Refusal.of(Status.SERVICE_UNAVAILABLE, result);
    }
    return transfer;
  }

  private void ended(Transfer transfer, Recording recording) {
    try {
      index.changed();
      recording.end(transfer.result());
    } finally {
      list.ended(transfer);
    }
  }

  private static String subject(Route route, List<FailedLetter> letters) {
    LetterGroup group = letters.get(0).group();
    return letters.size() == 1
        ? "%s from %s".formatted(letters.get(0).letter().demandId(), group.queue())
        : "%d messages from %s to %s"
            .formatted(letters.size(), group.queue(), route.target(letters.get(0)));
  }

  /** All of a group came from one queue. */
  private int move(List<FailedLetter> some, Route route) throws JMException {
    String target = route.target(some.get(0));
    if (target == null) {
      throw new JMException(some.get(0).whyNoOrigin());
    }
    String selector = LetterSelector.of(some.stream().map(FailedLetter::letter).toList());
    return broker.move(some.get(0).queue(), selector, target);
  }

  /**
   * Ends one after the messages it is at. Who did it, and why, is in the record of its end.
   *
   * @return that one; refuses with 409 if it ended before
   */
  Transfer stop(String id, String actor, String reason) {
    Transfer transfer =
        list.find(id)
            .orElseThrow(() -> Refusal.of(Status.NOT_FOUND, "There is no such retry or diversion"));
    if (!transfer.stop("by %s: %s".formatted(actor, reason))) {
      throw Refusal.of(Status.CONFLICT, "It had ended, or was stopped: " + transfer.result());
    }
    return transfer;
  }

  /** Ends all, and waits until that is recorded: afterwards it could not be any more. */
  void stopAll() {
    List<Transfer> running = list.atWork();
    running.forEach(transfer -> transfer.stop("at the undeployment of the console"));
    Instant end = Instant.now().plus(LONGEST_END);
    try {
      for (Transfer transfer : running) {
        transfer.awaitEnd(Duration.between(Instant.now(), end));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  JsonArrayBuilder toJson() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    list.all().forEach(transfer -> array.add(transfer.toJson()));
    return array;
  }
}
