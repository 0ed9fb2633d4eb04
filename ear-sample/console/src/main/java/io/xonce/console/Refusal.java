/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Why a request is not answered; whoever asked gets it as {@code {"error": …}}. */
final class Refusal extends RuntimeException {

  private final Status status;

  private Refusal(Status status, String reason) {
    super(reason);
    this.status = status;
  }

  static Refusal of(Status status, String reason) {
    return new Refusal(status, reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Response response() {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Json.createObjectBuilder().add("error", reason()).build().toString())
        .build();
  }
}
