/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Dead letters: grouped, judged, sent back. */
@Path("dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class DeadLettersResource {

  private static final int PAGE = 100;

  @Inject private Broker broker;
  @Inject private DeadLetters letters;
  @Inject private Consumers consumers;
  @Inject private Retries retries;

  /** Called by the container. */
  public DeadLettersResource() {}

  /** All groups of all dead-letter queues, and the retries of this console. */
  @GET
  public String groups() {
    JsonArrayBuilder queues = Json.createArrayBuilder();
    JsonArrayBuilder groups = Json.createArrayBuilder();
    Set<String> problems = new TreeSet<>();
    for (LetterQueue queue : broker.deadLetterQueues()) {
      List<FailedLetter> found = queue.count() == 0 ? List.of() : letters.in(queue, problems);
      queues.add(
          Json.createObjectBuilder()
              .add("name", queue.name())
              .add("count", queue.count())
              .add("lookedAt", found.size()));
      byGroup(found).values().forEach(group -> groups.add(LetterSummary.of(group)));
    }
    return Json.createObjectBuilder()
        .add("queues", queues)
        .add("groups", groups)
        .add("problems", Json.createArrayBuilder(problems))
        .add("retries", retries.toJson())
        .build()
        .toString();
  }

  private static Map<LetterGroup, List<FailedLetter>> byGroup(List<FailedLetter> found) {
    return found.stream()
        .collect(
            Collectors.groupingBy(FailedLetter::group, LinkedHashMap::new, Collectors.toList()));
  }

  /** The messages of a group, each with the verdict on it: at most 100. */
  @GET
  @Path("{queue}/{group}")
  public String messages(@PathParam("queue") String queue, @PathParam("group") String group) {
    LetterQueue from = broker.deadLetterQueue(queue);
    List<FailedLetter> found = ofGroup(from, group);
    List<FailedLetter> shown = found.stream().limit(PAGE).toList();
    Set<String> problems = new TreeSet<>();
    JsonObject verdicts = verdicts(from, shown, problems);
    JsonArrayBuilder messages = Json.createArrayBuilder();
    for (FailedLetter letter : shown) {
      JsonObjectBuilder message = letter.toJson();
      JsonObject verdict = verdicts.getJsonObject(letter.letter().id());
      messages.add(verdict == null ? message : message.add("verdict", verdict));
    }
    return LetterSummary.of(found)
        .add("messages", messages)
        .add("problems", Json.createArrayBuilder(problems))
        .build()
        .toString();
  }

  private List<FailedLetter> ofGroup(LetterQueue queue, String group) {
    List<FailedLetter> found =
        letters.in(queue, new TreeSet<>()).stream()
            .filter(letter -> letter.group().id().equals(group))
            .toList();
    if (found.isEmpty()) {
      throw Refusal.of(Status.NOT_FOUND, "The group has no message any more");
    }
    return found;
  }

  /** All of a group are of one consumer, if any. Without its store there is no verdict. */
  private JsonObject verdicts(LetterQueue queue, List<FailedLetter> shown, Set<String> problems) {
    String application = shown.get(0).application();
    String consumer = shown.get(0).consumer();
    if (application == null || consumer == null) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    String[] ids = shown.stream().map(letter -> letter.letter().id()).toArray(String[]::new);
    try {
      return consumers
          .call(new ConsumerId(application, consumer), "verdicts", queue.jndiName(), ids)
          .getJsonObject("messages");
    } catch (WebApplicationException e) {
      problems.add(consumer + ": " + e.getMessage());
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
    Body wish = Body.of(body);
    String reason = wish.text("reason");
    int most = wish.number("most", LetterReader.MOST, 1, LetterReader.MOST);
    int rate = wish.number("rate", Retry.USUAL_RATE, 1, Retry.HIGHEST_RATE);
    List<FailedLetter> chosen =
        chosen(ofGroup(broker.deadLetterQueue(queue), group), wish.texts("messages"), most);
    return retries
        .begin(chosen, rate, caller.getUserPrincipal().getName(), reason)
        .toJson()
        .build()
        .toString();
  }

  private static List<FailedLetter> chosen(
      List<FailedLetter> found, Collection<String> named, int most) {
    Set<String> ids = new HashSet<>(named);
    List<FailedLetter> chosen =
        found.stream()
            .filter(letter -> ids.isEmpty() || ids.contains(letter.letter().id()))
            .limit(most)
            .toList();
    if (chosen.isEmpty()) {
      throw Refusal.of(Status.NOT_FOUND, "These messages are not there any more");
    }
    return chosen;
  }

  /** Ends a retry after the message it is at. */
  @POST
  @Path("retries/{id}/stop")
  public String stop(@PathParam("id") String id) {
    return retries.stop(id).toJson().build().toString();
  }
}
