/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Set;

/** Ends a retry or a diversion, whoever has begun it. */
final class Stop implements Command {

  @Override
  public Set<String> options() {
    return Set.of("--reason");
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    String reason = arguments.reason();
    String named = arguments.subject("retry or diversion");
    String id = Members.only(Transfer.all(server), named, "retry or diversion").getString("id");
    return server.post(
        "dead-letters/retries/" + id + "/stop",
        Json.createObjectBuilder().add("reason", reason).build());
  }

  @Override
  public void tell(JsonObject transfer, Output out) {
    out.line(Members.text(transfer, "result"));
  }

  @Override
  public boolean isWell(JsonObject transfer) {
    return transfer.getBoolean("stopped");
  }
}
