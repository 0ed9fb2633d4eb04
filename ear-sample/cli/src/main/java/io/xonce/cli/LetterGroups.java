/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The groups of all dead letters. */
final class LetterGroups implements Command {

  private static final int SHORT_ID = 8;

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    return server.get("dead-letters");
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    Members.troubles(answer, out);
    List<List<String>> rows = new ArrayList<>();
    rows.add(Output.row("GROUP", "MESSAGES", "CONSUMER", "FROM", "LAST", "FAILED ON"));
    Members.all(answer, "groups").forEach(group -> rows.add(row(group)));
    if (rows.size() > 1) {
      out.table(rows);
    } else if (isWell(answer)) {
      out.line("No dead letters.");
    }
    Members.all(answer, "queues").stream()
        .filter(queue -> queue.getInt("lookedAt") != queue.getInt("count"))
        .forEach(
            queue ->
                out.line(
                    "%s had %s at %s, and has %s now: ask again soon.",
                    Members.text(queue, "name"),
                    Members.count(queue, "lookedAt", "message"),
                    Members.time(queue, "at"),
                    Members.text(queue, "count")));
  }

  private static List<String> row(JsonObject group) {
    return Output.row(
        group.getString("id").substring(0, SHORT_ID),
        Members.text(group, "count"),
        Members.text(group, "consumer"),
        Members.text(group, "origin"),
        Members.time(group, "last"),
        Members.text(group, "exception"));
  }

  @Override
  public boolean isWell(JsonObject answer) {
    return Members.all(answer, "groups").isEmpty() && !Members.hasTroubles(answer);
  }

  /** The path of the only group whose id begins with this. */
  static String path(String id, Server server) {
    List<JsonObject> found =
        Members.all(server.get("dead-letters"), "groups").stream()
            .filter(group -> group.getString("id").startsWith(id))
            .toList();
    if (found.size() != 1) {
      throw Failure.look(
          found.isEmpty()
              ? "There is no group " + id + ": look at dead-letters"
              : "Several groups begin with " + id + ": say more of it");
    }
    JsonObject group = found.get(0);
    return "dead-letters/%s/%s"
        .formatted(Server.part(group.getString("queue")), group.getString("id"));
  }
}
