/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Set;

/** Sends dead letters back, and waits until that is over. */
final class Retry implements Command {

  private static final int POLL_MILLIS = 500;

  @Override
  public Set<String> options() {
    return Set.of("--reason", "--most", "--rate", "--message");
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    JsonObject wish = wish(arguments);
    JsonObject retry =
        server.post(LetterGroups.path(arguments.subject("group"), server) + "/retry", wish);
    while (!retry.getBoolean("over")) {
      pause();
      retry = find(retry.getString("id"), server);
    }
    return retry;
  }

  private static JsonObject wish(Arguments arguments) {
    JsonObjectBuilder wish = Json.createObjectBuilder().add("reason", arguments.reason());
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

  private static JsonObject find(String id, Server server) {
    return Members.all(server.get("dead-letters"), "retries").stream()
        .filter(retry -> retry.getString("id").equals(id))
        .findFirst()
        .orElseThrow(
            () -> Failure.server("The console does not know the retry any more: look at actions"));
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.server("Interrupted; the retry goes on at the server");
    }
  }

  @Override
  public void tell(JsonObject retry, Output out) {
    out.line(Members.text(retry, "result"));
  }

  @Override
  public boolean isWell(JsonObject retry) {
    return retry.getInt("moved") == retry.getInt("total");
  }
}
