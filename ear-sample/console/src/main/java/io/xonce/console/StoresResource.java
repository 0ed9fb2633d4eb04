/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.UnaryOperator;

/** What belongs to a store as a whole: branches in doubt, and what operators did. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class StoresResource {

  @Inject private Consumers consumers;

  /** Called by the container. */
  public StoresResource() {}

  /**
   * The branches in doubt of each store, with the keys that they hold, of whichever application;
   * one that cannot be asked says why.
   */
  @GET
  @Path("in-doubt")
  public String inDoubt() {
    Applications applications = new Applications(consumers.states());
    return eachStore("BranchesInDoubt", answer -> HeldKeys.resolved(answer, applications));
  }

  /** What operators did, of each store. */
  @GET
  @Path("actions")
  public String actions() {
    return eachStore("Actions", UnaryOperator.identity());
  }

  private String eachStore(String attribute, UnaryOperator<JsonObject> completion) {
    JsonArrayBuilder stores = Json.createArrayBuilder();
    consumers
        .byStore()
        .forEach(
            (store, consumer) -> stores.add(completion.apply(answer(store, consumer, attribute))));
    return Json.createObjectBuilder().add("stores", stores).build().toString();
  }

  private JsonObject answer(String store, ConsumerId consumer, String attribute) {
    try {
      return Json.createObjectBuilder(consumers.get(consumer, attribute))
          .add("store", store)
          .build();
    } catch (Refusal e) {
      return Json.createObjectBuilder().add("store", store).add("error", e.reason()).build();
    }
  }

  /** Has the recovery of this server make a pass now; returns at its end, after some seconds. */
  @POST
  @Path("in-doubt/scan")
  public String scan(String body, @Context SecurityContext caller) {
    String reason = Body.of(body).text("reason");
    String actor = caller.getUserPrincipal().getName();
    return consumers.call(consumers.anyRecorder(), "recover", actor, reason).toString();
  }
}
