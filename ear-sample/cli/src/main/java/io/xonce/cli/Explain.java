/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;
import java.util.Set;

/** The story of a key. */
final class Explain implements Command {

  private static final int SHORT_HASH = 12;

  @Override
  public Set<String> options() {
    return Set.of("--consumer", "--tenant");
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    Key key = Key.of(arguments, server);
    return server.get("keys/" + key.hash(), key.consumer().parameters());
  }

  @Override
  public void tell(JsonObject story, Output out) {
    out.line(
        "Key %s %s #%s: %s",
        Members.text(story, "consumer"),
        Members.text(story, "key"),
        story.getString("hash").substring(0, SHORT_HASH),
        Members.text(story, "state"));
    JsonObject record = story.getJsonObject("record");
    if (record != null) {
      out.line(
          "Record: %s %s as message %s, sent %s, fingerprint %s, on %s",
          Members.text(record, "outcome"),
          Members.text(record, "processedAt"),
          Members.text(record, "messageId"),
          Members.text(record, "sentAt"),
          Members.text(record, "fingerprint"),
          Members.text(record, "node"));
    }
    Members.all(story, "attempts").forEach(attempt -> tellAttempt(attempt, out));
    Members.all(story, "doubts").forEach(doubt -> tellDoubt(doubt, out));
  }

  private static void tellAttempt(JsonObject attempt, Output out) {
    out.line(
        "Attempt %s: %s%s%s. From %s to %s on %s, delivery %s of message %s, transaction %s",
        Members.text(attempt, "number"),
        Members.text(attempt, "outcome"),
        Members.has(attempt, "cause") ? ", " + Members.text(attempt, "cause") : "",
        attempt.getBoolean("isRecord", false) ? ", this one counts" : "",
        Members.text(attempt, "startedAt"),
        Members.text(attempt, "endedAt"),
        Members.text(attempt, "node"),
        Members.text(attempt, "delivery"),
        Members.text(attempt, "messageId"),
        Members.text(attempt, "transaction"));
    if (Members.has(attempt, "error")) {
      out.line("  " + Members.text(attempt, "error"));
    }
  }

  private static void tellDoubt(JsonObject doubt, Output out) {
    out.line(
        "In doubt: attempt %s, prepared %s, recovery: %s, branch %s",
        Members.text(doubt, "attempt"),
        Members.text(doubt, "preparedAt"),
        Members.text(doubt, "fate"),
        Members.text(doubt, "branch"));
  }

  @Override
  public boolean isWell(JsonObject story) {
    return !Members.text(story, "state").equals("NOT_KNOWN");
  }
}
