/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The messages of one group of dead letters, with what a retry of each would come to. */
final class Letters implements Command {

  @Override
  public Set<String> options() {
    return Set.of("--skip");
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    Integer skip = arguments.number("--skip");
    String path = LetterGroups.path(arguments.subject("group"), server);
    return server.get(path, Map.of("skip", String.valueOf(skip == null ? 0 : skip)));
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    Members.troubles(answer, out);
    out.line(
        "%s of consumer %s from %s in %s: %s",
        Members.count(answer, "count", "message"),
        Members.text(answer, "consumer"),
        Members.text(answer, "origin"),
        Members.text(answer, "queue"),
        Members.text(answer, "example"));
    out.line("");
    List<List<String>> rows = new ArrayList<>();
    rows.add(Output.row("RETRY", "KEY", "SENT", "MESSAGE", "WHY"));
    List<JsonObject> shown = Members.all(answer, "messages");
    shown.forEach(message -> rows.add(row(message)));
    out.table(rows);
    int skipped = answer.getInt("skipped");
    int behind = answer.getInt("count") - skipped - shown.size();
    if (behind > 0) {
      out.line("%s more: --skip %s", behind, skipped + shown.size());
    }
  }

  private static List<String> row(JsonObject message) {
    JsonObject verdict = message.getJsonObject("verdict");
    JsonObject known = verdict == null ? JsonObject.EMPTY_JSON_OBJECT : verdict;
    return Output.row(
        Members.text(known, "verdict"),
        Members.text(known, "key"),
        Members.time(message, "sentAt"),
        Members.text(message, "id"),
        Members.text(known, "reason"));
  }

  @Override
  public boolean isWell(JsonObject answer) {
    return false;
  }
}
