/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.Set;

/** Something that can be asked or done: an answer of the console, and how it is told. */
interface Command {

  /** The options that it reads. */
  default Set<String> options() {
    return Set.of();
  }

  /** Asks, or does. */
  JsonObject run(Arguments arguments, Server server);

  /** Tells it to people. */
  void tell(JsonObject answer, Output out);

  /** Whether nobody needs to look. */
  boolean isWell(JsonObject answer);
}
