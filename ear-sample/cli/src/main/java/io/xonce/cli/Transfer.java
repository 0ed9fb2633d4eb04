/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sends dead letters back, or to another queue, and waits until that is over. */
final class Transfer implements Command {

  private static final int POLL_MILLIS = 500;

  private final boolean aside;
  private final Output notes;

  private Transfer(boolean aside, Output notes) {
    this.aside = aside;
    this.notes = notes;
  }

  /** Back to where they came from. */
  static Transfer back(Output notes) {
    return new Transfer(false, notes);
  }

  /** To the queue that is named. */
  static Transfer aside(Output notes) {
    return new Transfer(true, notes);
  }

  @Override
  public Set<String> options() {
    Set<String> options = new TreeSet<>(Set.of("--reason", "--most", "--rate", "--message"));
    if (aside) {
      options.add("--to");
    }
    return options;
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    JsonObject wish = wish(arguments);
    String path = LetterGroups.path(arguments.subject("group"), server);
    JsonObject transfer = server.post(path + (aside ? "/divert" : "/retry"), wish);
    String id = transfer.getString("id");
    notes.line("It has begun. What ends it before its time: xonce stop %s", id);
    while (!transfer.getBoolean("over")) {
      pause();
      transfer = find(id, server);
    }
    return transfer;
  }

  private JsonObject wish(Arguments arguments) {
    JsonObjectBuilder wish = Json.createObjectBuilder().add("reason", arguments.reason());
    if (aside) {
      wish.add("to", arguments.demanded("--to", "Say to which queue, with --to"));
    }
    for (String name : List.of("most", "rate")) {
      Integer number = arguments.number("--" + name);
      if (number != null) {
        wish.add(name, number);
      }
    }
    List<String> messages = arguments.all("--message");
    return messages.isEmpty()
        ? wish.build()
        : wish.add("messages", Json.createArrayBuilder(messages)).build();
  }

  /** Those that the console knows of. */
  static List<JsonObject> all(Server server) {
    return Members.all(server.get("dead-letters/retries"), "retries");
  }

  private static JsonObject find(String id, Server server) {
    return known(server).stream()
        .filter(transfer -> transfer.getString("id").equals(id))
        .findFirst()
        .orElseThrow(
            () -> Failure.server("The console does not know of it any more: look at actions"));
  }

  private static List<JsonObject> known(Server server) {
    try {
      return all(server);
    } catch (Failure e) {
      throw Failure.server(e.getMessage() + "; it goes on at the server");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.server("Interrupted; it goes on at the server");
    }
  }

  @Override
  public void tell(JsonObject transfer, Output out) {
    out.line(Members.text(transfer, "result"));
  }

  @Override
  public boolean isWell(JsonObject transfer) {
    return transfer.getInt("moved") == transfer.getInt("total");
  }
}
