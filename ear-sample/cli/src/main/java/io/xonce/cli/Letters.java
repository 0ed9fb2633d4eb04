/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The messages of one group of dead letters, with what a retry of each would come to. */
final class Letters implements Command {

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    return server.get(LetterGroups.path(arguments.subject("group"), server));
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    Members.troubles(answer, out);
    out.line(
        "%s messages of consumer %s from %s in %s: %s",
        Members.text(answer, "count"),
        Members.text(answer, "consumer"),
        Members.text(answer, "origin"),
        Members.text(answer, "queue"),
        Members.text(answer, "example"));
    out.line("");
    List<List<String>> rows = new ArrayList<>();
    rows.add(Output.row("RETRY", "KEY", "SENT", "MESSAGE", "WHY"));
    Members.all(answer, "messages").forEach(message -> rows.add(row(message)));
    out.table(rows);
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
