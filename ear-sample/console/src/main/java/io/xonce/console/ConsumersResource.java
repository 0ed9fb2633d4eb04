/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The guarantee map, what the stores hold, and the pause of a consumer. */
@Path("consumers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class ConsumersResource {

  @Inject private Consumers consumers;
  @Inject private Samples samples;

  /** Called by the container. */
  public ConsumersResource() {}

  /** All of this server, each with what is set and what it has counted. */
  @GET
  public String all() {
    return Json.createObjectBuilder()
        .add("time", Instant.now().toString())
        .add("node", System.getProperty("jboss.node.name", "this server"))
        .add("consumers", Json.createArrayBuilder(consumers.states()))
        .build()
        .toString();
  }

  /** How much the store holds of one. */
  @GET
  @Path("records")
  public String records(
      @QueryParam("application") @Nullable String application,
      @QueryParam("consumer") @Nullable String consumer) {
    return consumers.get(ConsumerId.of(application, consumer), "StoredRecords").toString();
  }

  /** What each has counted in the last hour, every few seconds. */
  @GET
  @Path("samples")
  public String samples() {
    return samples.toJson().toString();
  }

  @POST
  @Path("pause")
  public String pause(String body, @Context SecurityContext caller) {
    return act("pause", Body.of(body), caller);
  }

  @POST
  @Path("resume")
  public String resume(String body, @Context SecurityContext caller) {
    return act("resume", Body.of(body), caller);
  }

  private String act(String operation, Body body, SecurityContext caller) {
    return consumers
        .call(body.consumer(), operation, caller.getUserPrincipal().getName(), body.text("reason"))
        .toString();
  }
}
