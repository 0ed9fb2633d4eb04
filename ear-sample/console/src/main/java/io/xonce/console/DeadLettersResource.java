/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Dead letters: grouped, judged, rehearsed, sent back, diverted. */
@Path("dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeadLettersResource {

  private static final int PAGE = 100;

  @Inject private Broker broker;
  @Inject private LetterIndex index;
  @Inject private DivertTargets targets;
  @Inject private Rehearsals rehearsals;
  @Inject private Consumers consumers;
  @Inject private Transfers transfers;

  /** Called by the container. */
  public DeadLettersResource() {}

  /** All groups of all dead-letter queues, and the retries and diversions of this console. */
  @GET
  public String groups() {
    LetterOverview overview = new LetterOverview(index::groups);
    broker.deadLetterQueues().forEach(overview::add);
    JsonObjectBuilder answer = overview.toJson().add("retries", transfers.toJson());
    String read = broker.name();
    return (read == null ? answer : answer.add("broker", read)).build().toString();
  }

  /** The retries and diversions of this console alone: no queue is looked into. */
  @GET
  @Path("retries")
  public String retries() {
    return Json.createObjectBuilder().add("retries", transfers.toJson()).build().toString();
  }

  /**
   * A hundred messages of a group, each with the verdict on it.
   *
   * @param skip so many are before them
   */
  @GET
  @Path("{queue}/{group}")
  public String messages(
      @PathParam("queue") String queue,
      @PathParam("group") String group,
      @QueryParam("skip") @DefaultValue("0") int skip) {
    LetterQueue from = broker.deadLetterQueue(queue);
    LetterIndex.Page page = index.page(from, group, Math.max(0, skip), PAGE);
    Set<String> problems = new TreeSet<>();
    JsonObject verdicts = verdicts(from, page.letters(), problems);
    JsonArrayBuilder messages = Json.createArrayBuilder();
    for (FailedLetter letter : page.letters()) {
      JsonObjectBuilder message = letter.toJson();
      String id = letter.letter().id();
      JsonObject verdict = id == null ? null : verdicts.getJsonObject(id);
      messages.add(verdict == null ? message : message.add("verdict", verdict));
    }
    return page.summary()
        .toJson()
        .add("at", page.at().toString())
        .add("skipped", Math.max(0, skip))
        .add("messages", messages)
        .add("divertTo", Json.createArrayBuilder(targetsOf(page.letters())))
        .add("problems", Json.createArrayBuilder(problems))
        .build()
        .toString();
  }

  private Set<String> targetsOf(List<FailedLetter> letters) {
    return letters.isEmpty() ? Set.of() : targets.of(letters.get(0));
  }

  /** All of a group are of one consumer, if any. Without its store there is no verdict. */
  private JsonObject verdicts(LetterQueue queue, List<FailedLetter> shown, Set<String> problems) {
    ConsumerId consumer = shown.isEmpty() ? null : shown.get(0).consumerId();
    if (consumer == null) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    String[] ids =
        shown.stream()
            .map(letter -> letter.letter().id())
            .filter(Objects::nonNull)
            .toArray(String[]::new);
    try {
      return consumers.call(consumer, "verdicts", queue.jndiName(), ids).getJsonObject("messages");
    } catch (Refusal e) {
      problems.add(consumer.consumer() + ": " + e.reason());
      return JsonObject.EMPTY_JSON_OBJECT;
    }
  }

  /**
   * Sends messages of a group back to the queue they came from: those that are named, or else the
   * first {@code most}, so many a second. Answers at once; the retry goes on.
   */
  @POST
  @Path("{queue}/{group}/retry")
  public String retry(
      @PathParam("queue") String queue,
      @PathParam("group") String group,
      String body,
      @Context SecurityContext caller) {
    TransferWish wish = TransferWish.of(Body.of(body));
    List<FailedLetter> chosen = chosen(queue, group, wish);
    chosen.get(0).demandOrigin();
    return begin(Route.BACK, chosen, wish, caller);
  }

  /** As a retry, but moves them to another queue, {@code to}, of those that are allowed. */
  @POST
  @Path("{queue}/{group}/divert")
  public String divert(
      @PathParam("queue") String queue,
      @PathParam("group") String group,
      String body,
      @Context SecurityContext caller) {
    Body given = Body.of(body);
    TransferWish wish = TransferWish.of(given);
    String to = given.text("to");
    List<FailedLetter> chosen = chosen(queue, group, wish);
    targets.demand(chosen.get(0), to);
    return begin(new Route(to), chosen, wish, caller);
  }

  private List<FailedLetter> chosen(String queue, String group, TransferWish wish) {
    return index.chosen(broker.deadLetterQueue(queue), group, wish::means, wish.most());
  }

  private String begin(
      Route route, List<FailedLetter> chosen, TransferWish wish, SecurityContext caller) {
    return transfers
        .begin(route, chosen, wish, caller.getUserPrincipal().getName())
        .toJson()
        .build()
        .toString();
  }

  /** Ends a retry or a diversion after the messages it is at. */
  @POST
  @Path("retries/{id}/stop")
  public String stop(@PathParam("id") String id, String body, @Context SecurityContext caller) {
    String reason = Body.of(body).text("reason");
    String actor = caller.getUserPrincipal().getName();
    return transfers.stop(id, actor, reason).toJson().build().toString();
  }

  /**
   * Has the bean called with one {@code message}, in a transaction that is rolled back; returns
   * when that is over.
   */
  @POST
  @Path("{queue}/{group}/rehearse")
  public String rehearse(
      @PathParam("queue") String queue,
      @PathParam("group") String group,
      String body,
      @Context SecurityContext caller) {
    Body wish = Body.of(body);
    String reason = wish.text("reason");
    String id = wish.text("message");
    FailedLetter letter =
        index.chosen(broker.deadLetterQueue(queue), group, each -> id.equals(each.id()), 1).get(0);
    return rehearsals.run(letter, caller.getUserPrincipal().getName(), reason).toString();
  }
}
