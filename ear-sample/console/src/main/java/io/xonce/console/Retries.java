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

/** The retries of this console: those at work, and the last that have ended. Thread-safe. */
@ApplicationScoped
public class Retries {

  private static final int SHOWN = 5;

  @Resource private ManagedExecutorService executor;
  @Inject private Broker broker;
  @Inject private Consumers consumers;

  private final Deque<Retry> retries = new ArrayDeque<>();

  /** Called by the container. */
  public Retries() {}

  /** Records it and begins it. */
  Retry begin(List<FailedLetter> letters, int rate, String actor, String reason) {
    ConsumerId recorder = recorder(letters.get(0));
    String subject = subject(letters);
    String action =
        consumers.call(recorder, "begin", "retry", subject, actor, reason).getString("id");
    Retry retry =
        new Retry(
            letters, rate, this::move, result -> consumers.call(recorder, "end", action, result));
    add(retry);
    try {
      executor.execute(retry);
    } catch (RejectedExecutionException e) {
      retry.stop();
      throw Refusal.of(Status.SERVICE_UNAVAILABLE, "The server has no thread for it: " + e);
    }
    return retry;
  }

  /** Recorded by its own consumer, or by another whose store can keep it. */
  private ConsumerId recorder(FailedLetter letter) {
    String application = letter.application();
    String consumer = letter.consumer();
    if (application != null && consumer != null) {
      return new ConsumerId(application, consumer);
    }
    return consumers.byStore().values().stream()
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(Status.CONFLICT, "No consumer is deployed whose store could record it"));
  }

  private static String subject(List<FailedLetter> letters) {
    LetterGroup group = letters.get(0).group();
    return letters.size() == 1
        ? "%s from %s".formatted(letters.get(0).letter().id(), group.queue())
        : "%d messages from %s to %s".formatted(letters.size(), group.queue(), group.origin());
  }

  private boolean move(FailedLetter letter) throws JMException {
    String origin = letter.letter().origin();
    if (origin == null) {
      throw new JMException("Nobody knows where it came from");
    }
    return broker.move(letter.queue(), letter.letter().id(), origin);
  }

  private synchronized void add(Retry retry) {
    retries.addFirst(retry);
    while (retries.size() > SHOWN && retries.getLast().isOver()) {
      retries.removeLast();
    }
  }

  synchronized Retry stop(String id) {
    for (Retry retry : retries) {
      if (retry.id().equals(id)) {
        retry.stop();
        return retry;
      }
    }
    throw Refusal.of(Status.NOT_FOUND, "There is no such retry");
  }

  synchronized void stopAll() {
    retries.forEach(Retry::stop);
  }

  synchronized JsonArrayBuilder toJson() {
    JsonArrayBuilder array = Json.createArrayBuilder();
    retries.forEach(retry -> array.add(retry.toJson()));
    return array;
  }
}
