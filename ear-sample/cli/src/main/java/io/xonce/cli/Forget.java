/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.Set;

/** Has a key processed again. */
final class Forget extends Deed {

  @Override
  public Set<String> options() {
    return Set.of("--reason", "--consumer", "--tenant");
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    String reason = arguments.reason();
    Key key = Key.of(arguments, server);
    return server.post("keys/" + key.hash() + "/forget", key.consumer().wish(reason).build());
  }
}
