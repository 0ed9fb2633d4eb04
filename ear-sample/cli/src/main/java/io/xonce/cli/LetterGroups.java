/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** The groups of all dead letters. */
final class LetterGroups implements Command {

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
      out.line("No dead letters in this server's own broker %s.", Members.text(answer, "broker"));
    } else if (queues(answer).isEmpty()) {
      out.line(noQueue(answer));
    }
    queues(answer).forEach(queue -> tellQueue(queue, out));
    Members.all(answer, "retries").forEach(transfer -> tellTransfer(transfer, out));
  }

  private static List<JsonObject> queues(JsonObject answer) {
    return Members.all(answer, "queues");
  }

  private static String noQueue(JsonObject answer) {
    return Members.has(answer, "broker")
        ? "Broker %s has no dead-letter queue: nobody can tell what became of messages that failed."
            .formatted(Members.text(answer, "broker"))
        : "No broker could be asked: java:/JmsXA leads to none in this server. Look at the broker"
            + " itself.";
  }

  /** What was looked at some time ago, if anything was. */
  private static void tellQueue(JsonObject queue, Output out) {
    if (Members.has(queue, "lookedAt") && queue.getInt("lookedAt") != queue.getInt("count")) {
      out.line(
          "%s had %s at %s, and has %s now: ask again soon.",
          Members.text(queue, "name"),
          Members.count(queue, "lookedAt", "message"),
          Members.time(queue, "at"),
          Members.text(queue, "count"));
    }
  }

  private static void tellTransfer(JsonObject transfer, Output out) {
    if (!transfer.getBoolean("over")) {
      out.line(
          "At work: %s %s from %s to %s, %s",
          Members.text(transfer, "kind"),
          Members.shortId(transfer),
          Members.text(transfer, "queue"),
          Members.text(transfer, "target"),
          Members.text(transfer, "result"));
    }
  }

  private static List<String> row(JsonObject group) {
    return Output.row(
        Members.shortId(group),
        Members.text(group, "count"),
        Members.text(group, "consumer"),
        Members.text(group, "origin"),
        Members.time(group, "last"),
        Members.text(group, "exception"));
  }

  @Override
  public boolean isWell(JsonObject answer) {
    return Members.all(answer, "groups").isEmpty()
        && !queues(answer).isEmpty()
        && !Members.hasTroubles(answer);
  }

  /** The path of the only group whose id begins with this. */
  static String path(String id, Server server) {
    List<JsonObject> groups = Members.all(server.get("dead-letters"), "groups");
    JsonObject group = Members.only(groups, id, "group");
    return "dead-letters/%s/%s"
        .formatted(Server.part(group.getString("queue")), group.getString("id"));
  }
}
