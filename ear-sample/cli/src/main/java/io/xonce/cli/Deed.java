/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.Set;

/** Something that is done at once, and recorded. */
abstract class Deed implements Command {

  @Override
  public Set<String> options() {
    return Set.of("--reason");
  }

  @Override
  public final void tell(JsonObject answer, Output out) {
    out.line(Members.text(answer, "result"));
  }

  @Override
  public final boolean isWell(JsonObject answer) {
    return answer.getBoolean("done", false);
  }
}
