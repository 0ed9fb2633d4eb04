/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.management.JMException;

/**
 * The retries and diversions of this console: those at work, and the last that have ended.
 * Thread-safe.
 */
@ApplicationScoped
public class Transfers {

  private static final int SHOWN = 5;

  @Resource private ManagedExecutorService executor;
  @Inject private Broker broker;
  @Inject private Consumers consumers;
  @Inject private LetterIndex index;

  private final Deque<Transfer> transfers = new ArrayDeque<>();

  /** Called by the container. */
  public Transfers() {}

  /** Records it and begins it. */
  Transfer begin(Route route, List<FailedLetter> letters, TransferWish wish, String actor) {
    ConsumerId recorder = recorder(letters.get(0));
    String subject = subject(route, letters);
    String action =
        consumers
            .call(recorder, "begin", route.kind(), subject, actor, wish.reason())
            .getString("id");
    Transfer transfer =
        new Transfer(
            route,
            letters,
            wish.missing(letters),
            wish.rate(),
            some -> move(some, route),
            result -> ended(recorder, action, result));
    add(transfer);
    index.changed();
    try {
      executor.execute(transfer);
    } catch (RejectedExecutionException e) {
      transfer.stop();
      throw Refusal.of(Status.SERVICE_UNAVAILABLE, "The server has no thread for it: " + e);
    }
    return transfer;
  }

  private void ended(ConsumerId recorder, String action, String result) {
    index.changed();
    consumers.call(recorder, "end", action, result);
  }

  /** Recorded by its own consumer, or by another whose store can keep it. */
  private ConsumerId recorder(FailedLetter letter) {
    ConsumerId own = letter.consumerId();
    if (own != null) {
      return own;
    }
    return consumers.byStore().values().stream()
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(Status.CONFLICT, "No consumer is deployed whose store could record it"));
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

  private synchronized void add(Transfer transfer) {
    transfers.addFirst(transfer);
    while (transfers.size() > SHOWN && transfers.getLast().isOver()) {
      transfers.removeLast();
    }
  }

  synchronized Transfer stop(String id) {
    for (Transfer transfer : transfers) {
      if (transfer.id().equals(id)) {
        transfer.stop();
        return transfer;
      }
    }
    throw Refusal.of(Status.NOT_FOUND, "There is no such retry or diversion");
  }

  synchronized void stopAll() {
    transfers.forEach(Transfer::stop);
  }

  synchronized JsonArrayBuilder toJson() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    transfers.forEach(transfer -> array.add(transfer.toJson()));
    return array;
  }
}
