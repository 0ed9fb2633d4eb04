/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Has a bean called with a dead letter, in a transaction that is rolled back. */
final class Rehearse implements Command {

  @Override
  public Set<String> options() {
    return Set.of("--reason", "--message");
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    JsonObject wish =
        Json.createObjectBuilder()
            .add("reason", arguments.reason())
            .add(
                "message",
                arguments.demanded("--message", "Say which message, with --message and its id"))
            .build();
    return server.post(LetterGroups.path(arguments.subject("group"), server) + "/rehearse", wish);
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    out.line(Members.text(answer, "result"));
    JsonObject rehearsal = answer.getJsonObject("rehearsal");
    if (rehearsal != null) {
      tellOf(rehearsal, out);
    }
  }

  private static void tellOf(JsonObject rehearsal, Output out) {
    JsonObject thrown = rehearsal.getJsonObject("thrown");
    if (thrown != null) {
      out.line("Thrown: %s: %s", Members.text(thrown, "class"), Members.text(thrown, "message"));
    }
    out.line("Took part: %s", Members.texts(rehearsal, "resources"));
    out.line("Not looked into: %s", Members.texts(rehearsal, "unseen"));
    if (Members.has(rehearsal, "statementsUnseen")) {
      out.line(Members.text(rehearsal, "statementsUnseen"));
    }
    tellAll(Members.all(rehearsal, "statements"), out, "STATEMENT sql", "TIMES times", "ROWS rows");
    tellAll(Members.all(rehearsal, "sent"), out, "SENT TO destination", "MESSAGES messages");
  }

  /**
   * A table of what is in an array, if anything is.
   *
   * @param columns head and, behind the last blank, the name of the member
   */
  private static void tellAll(List<JsonObject> all, Output out, String... columns) {
    if (all.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(Stream.of(columns).map(column -> column.substring(0, end(column))).toList());
    for (JsonObject each : all) {
      rows.add(
          Stream.of(columns)
              .map(column -> Members.text(each, column.substring(end(column) + 1)))
              .toList());
    }
    out.line("");
    out.table(rows);
  }

  private static int end(String column) {
    return column.lastIndexOf(' ');
  }

  /** Whether it would be processed. */
  @Override
  public boolean isWell(JsonObject answer) {
    JsonObject rehearsal = answer.getJsonObject("rehearsal");
    return answer.getBoolean("done", false)
        && rehearsal != null
        && rehearsal.getBoolean("called", false)
        && !rehearsal.getBoolean("fails", true);
  }
}
