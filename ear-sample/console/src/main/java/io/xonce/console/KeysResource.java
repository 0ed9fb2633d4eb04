/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import org.jspecify.annotations.Nullable;

/** Keys: searched, told, forgotten. */
@Path("keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class KeysResource {

  @Inject private Consumers consumers;

  /** Called by the container. */
  public KeysResource() {}

  /** Searches one consumer, or all; the newest of each come first. */
  @GET
  public String search(
      @QueryParam("application") @Nullable String application,
      @QueryParam("consumer") @Nullable String consumer,
      @BeanParam KeyCriteria criteria) {
    if (consumer != null) {
      return answer(List.of(ConsumerId.of(application, consumer)), criteria);
    }
    return answer(consumers.all(), criteria);
  }

  /** One that cannot answer does not keep the others from it, unless it is the only one asked. */
  private String answer(List<ConsumerId> asked, KeyCriteria criteria) {
    FoundKeys found = new FoundKeys();
    for (ConsumerId each : asked) {
      try {
        found.add(each, consumers.call(each, "search", criteria.toJson()));
      } catch (Refusal e) {
        if (asked.size() == 1) {
          throw e;
        }
        found.addProblem(each, e.reason());
      }
    }
    return found.toJson().toString();
  }

  /** The story of a key. */
  @GET
  @Path("{hash: [0-9a-f]{64}}")
  public String story(
      @PathParam("hash") String hash,
      @QueryParam("application") @Nullable String application,
      @QueryParam("consumer") @Nullable String consumer) {
    return consumers.call(ConsumerId.of(application, consumer), "story", hash).toString();
  }

  /** Has it processed again; returns when no server remembers it, after some seconds. */
  @POST
  @Path("{hash: [0-9a-f]{64}}/forget")
  public String forget(
      @PathParam("hash") String hash, String body, @Context SecurityContext caller) {
    Body wish = Body.of(body);
    String actor = caller.getUserPrincipal().getName();
    return consumers.call(wish.consumer(), "forget", hash, actor, wish.text("reason")).toString();
  }
}
