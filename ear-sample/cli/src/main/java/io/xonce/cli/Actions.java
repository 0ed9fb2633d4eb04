/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What operators did. */
final class Actions implements Command {

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    arguments.demandNoSubject();
    return server.get("actions");
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    Stores.troubles(answer, out);
    List<List<String>> rows = new ArrayList<>();
    rows.add(Output.row("WHEN", "WHO", "WHAT", "SUBJECT", "WHY", "RESULT"));
    Stores.all(answer, "actions").forEach(action -> rows.add(row(action)));
    out.table(rows);
  }

  private static List<String> row(JsonObject action) {
    return Output.row(
        Members.time(action, "begunAt"),
        Members.text(action, "actor"),
        Members.text(action, "kind"),
        Members.text(action, "subject"),
        Members.text(action, "reason"),
        Members.text(action, "result"));
  }

  @Override
  public boolean isWell(JsonObject answer) {
    return !Stores.hasTroubles(answer);
  }
}
