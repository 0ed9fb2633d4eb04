/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The branches in doubt of each store. */
final class InDoubt implements Command {

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    arguments.demandNoSubject();
    return server.get("in-doubt");
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    Stores.troubles(answer, out);
    List<List<String>> rows = new ArrayList<>();
    rows.add(Output.row("PREPARED", "RECOVERY", "NODE", "KEYS", "BRANCH"));
    Stores.all(answer, "branches").forEach(branch -> rows.add(row(branch)));
    if (rows.size() > 1) {
      out.table(rows);
    } else if (isWell(answer)) {
      out.line("Nothing is in doubt.");
    }
  }

  private static List<String> row(JsonObject branch) {
    String keys =
        Members.all(branch, "keys").stream()
            .map(key -> Members.text(key, "consumer") + " #" + Members.text(key, "hash"))
            .collect(Collectors.joining(" "));
    return Output.row(
        Members.time(branch, "preparedAt"),
        Members.text(branch, "fate"),
        Members.text(branch, "node"),
        keys.isEmpty() ? "-" : keys,
        Members.text(branch, "branch"));
  }

  @Override
  public boolean isWell(JsonObject answer) {
    return !Stores.hasTroubles(answer) && Stores.all(answer, "branches").findAny().isEmpty();
  }
}
