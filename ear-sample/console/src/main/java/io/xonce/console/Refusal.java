/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Answers a request by a reason, as {@code {"error": …}}. */
final class Refusal {

  private Refusal() {}

  static WebApplicationException of(Status status, String reason) {
    return new WebApplicationException(reason, response(status, reason));
  }

  static Response response(Status status, String reason) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Json.createObjectBuilder().add("error", reason).build().toString())
        .build();
  }
}
