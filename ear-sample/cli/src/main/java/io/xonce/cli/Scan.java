/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Has recovery look for branches in doubt now. */
final class Scan extends Deed {

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    arguments.demandNoSubject();
    return server.post(
        "in-doubt/scan", Json.createObjectBuilder().add("reason", arguments.reason()).build());
  }
}
