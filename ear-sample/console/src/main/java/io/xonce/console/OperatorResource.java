/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Who asks, and what they may do. */
@Path("operator")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OperatorResource {

  /** Called by the container. */
  public OperatorResource() {}

  @GET
  public String me(@Context SecurityContext caller) {
    Principal principal = caller.getUserPrincipal();
    return Json.createObjectBuilder()
        .add("name", principal == null ? "nobody" : principal.getName())
        .add("operator", caller.isUserInRole(HandsFilter.OPERATOR))
        .build()
        .toString();
  }
}
