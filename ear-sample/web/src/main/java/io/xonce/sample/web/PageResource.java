/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import io.xonce.sample.web.Books.Entries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the page can ask for. It takes nothing but JSON, which a page of another site cannot send
 * without asking first, and nobody answers it.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class PageResource {

  @Inject private Sender sender;
  @Inject private Books books;
  @Inject private Queues queues;
  @Inject private Stories stories;
  @Inject private Crash crash;

  /** Called by the container. */
  public PageResource() {}

  /** Sends payments, each as a message of its own. */
  @POST
  @Path("payments")
  public Response send(String body) {
    return answer(() -> sent(Wish.parse(body)));
  }

  /** Sends payments, and ends this process in the midst of them. */
  @POST
  @Path("kill")
  public Response kill(String body) {
    if (!crash.isAllowed()) {
      return refused(Status.FORBIDDEN, "Nobody would start this server again");
    }
    return answer(
        () -> {
          List<Wish> wishes = Wish.parse(body);
          JsonObjectBuilder sent = sent(wishes);
          crash.amid(wishes.stream().map(Wish::id).toList());
          return sent;
        });
  }

  private JsonObjectBuilder sent(List<Wish> wishes) {
    books.openAccount();
    wishes.stream().filter(Wish::failTwice).forEach(wish -> books.failTwice(wish.id()));
    sender.send(wishes);
    return Json.createObjectBuilder().add("sent", wishes.size());
  }

  /** What became of payments, and which process says so. */
  @POST
  @Path("stories")
  public Response stories(String body) {
    return answer(
        () ->
            Json.createObjectBuilder()
                .add("server", server())
                .add("payments", told(Wish.ids(body))));
  }

  private JsonObjectBuilder server() {
    return Json.createObjectBuilder()
        .add("process", ProcessHandle.current().pid())
        .add("startedAt", started().toString())
        .add("canBeKilled", crash.isAllowed())
        .add("canFail", books.canFail())
        .add("console", stories.console());
  }

  private static Instant started() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  private JsonObjectBuilder told(List<String> ids) {
    Map<String, Entries> entries = books.entries(ids, started());
    Map<String, Integer> told = queues.told();
    Map<String, Integer> dead = queues.dead();
    JsonObjectBuilder payments = Json.createObjectBuilder();
    for (String id : ids) {
      JsonObject story = stories.of(id);
      Entries booked = entries.getOrDefault(id, Entries.NONE);
      payments.add(
          id,
          Json.createObjectBuilder(story)
              .add("entries", booked.all())
              .add("before", booked.before())
              .add("told", told.getOrDefault(id, 0))
              .add("dead", dead.getOrDefault(id, 0)));
    }
    return payments;
  }

  private static Response answer(Supplier<JsonObjectBuilder> question) {
    try {
      return Response.ok(question.get().build().toString()).build();
    } catch (IllegalArgumentException e) {
      return refused(Status.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (Unavailable e) {
      return refused(Status.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Response refused(Status status, String reason) {
    return Response.status(status)
        .entity(Json.createObjectBuilder().add("error", reason).build().toString())
        .build();
  }
}
