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
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;

/** What belongs to a store as a whole: branches in doubt, and what operators did. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class StoresResource {

  @Inject private Consumers consumers;

  /** Called by the container. */
  public StoresResource() {}

  /** The branches in doubt of each store; one that cannot be asked says why. */
  @GET
  @Path("in-doubt")
  public String inDoubt() {
    return eachStore("BranchesInDoubt");
  }

  /** What operators did, of each store. */
  @GET
  @Path("actions")
  public String actions() {
    return eachStore("Actions");
  }

  private String eachStore(String attribute) {
    JsonArrayBuilder stores = Json.createArrayBuilder();
    consumers
        .byStore()
        .forEach((store, consumer) -> stores.add(answer(store, consumer, attribute)));
    return Json.createObjectBuilder().add("stores", stores).build().toString();
  }

  private JsonObject answer(String store, ConsumerId consumer, String attribute) {
    try {
      return Json.createObjectBuilder(consumers.get(consumer, attribute))
          .add("store", store)
          .add("application", consumer.application())
          .build();
    } catch (WebApplicationException e) {
      return Json.createObjectBuilder()
          .add("store", store)
          .add("error", String.valueOf(e.getMessage()))
          .build();
    }
  }

  /** Has the recovery of this server make a pass now; returns at its end, after some seconds. */
  @POST
  @Path("in-doubt/scan")
  public String scan(String body, @Context SecurityContext caller) {
    String reason = Body.of(body).text("reason");
    ConsumerId any =
        consumers.byStore().values().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.of(
                        Status.CONFLICT, "No consumer is deployed whose store could record it"));
    return consumers.call(any, "recover", caller.getUserPrincipal().getName(), reason).toString();
  }
}
