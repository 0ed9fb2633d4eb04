/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The guarantee map. */
final class Guarantees implements Command {

  /** From the least on. */
  private static final List<String> ORDER =
      List.of(
          "NONE", "AT_MOST_ONCE", "DEDUPLICATED", "EXACTLY_ONCE_UNLESS_IT_SENDS", "EXACTLY_ONCE");

  private static final String NOT_YET_DELIVERED = "NOT_YET_DELIVERED";

  /** Nothing is wrong with these. */
  private static final Set<String> HARMLESS = Set.of(NOT_YET_DELIVERED, "OBSERVED");

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    String named = arguments.optionalSubject();
    JsonObject all = server.get("consumers");
    if (named == null) {
      return all;
    }
    JsonArrayBuilder chosen = Json.createArrayBuilder();
    Consumer consumer = Consumer.only(named, server);
    for (JsonObject state : Members.all(all, "consumers")) {
      if (consumer.isNamed(state.getString("application") + "/" + state.getString("consumer"))) {
        chosen.add(state);
      }
    }
    return Json.createObjectBuilder(all).add("consumers", chosen).build();
  }

  @Override
  public void tell(JsonObject answer, Output out) {
    List<JsonObject> consumers = Members.all(answer, "consumers");
    if (consumers.isEmpty()) {
      out.line(
          "Nothing is deployed here: %s has no consumer. Has its application failed at its"
              + " deployment?",
          Members.text(answer, "node"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        Output.row(
            "CONSUMER", "GUARANTEE", "DEMANDED", "COMMITTED", "DUPLICATES", "ROLLED BACK", "HELD"));
    consumers.forEach(consumer -> rows.add(row(consumer)));
    out.table(rows);
    for (JsonObject consumer : consumers) {
      out.line("");
      out.line("%s: %s", Members.text(consumer, "consumer"), Members.text(consumer, "evidence"));
    }
  }

  private static List<String> row(JsonObject consumer) {
    JsonObject deliveries = consumer.getJsonObject("deliveries");
    return Output.row(
        consumer.getString("application") + "/" + consumer.getString("consumer"),
        Members.text(consumer, "guarantee"),
        Members.text(consumer, "minimumGuarantee"),
        Members.text(deliveries, "COMMITTED"),
        Members.text(deliveries, "DUPLICATE"),
        Members.text(deliveries, "ROLLED_BACK"),
        Members.text(consumer, "held"));
  }

  /** Of a server without consumers it is not known: their application may have failed to deploy. */
  @Override
  public boolean isWell(JsonObject answer) {
    List<JsonObject> consumers = Members.all(answer, "consumers");
    return !consumers.isEmpty() && consumers.stream().allMatch(Guarantees::isEnough);
  }

  private static boolean isEnough(JsonObject consumer) {
    String reached = consumer.getString("guarantee", "");
    int demanded = ORDER.indexOf(consumer.getString("minimumGuarantee", ""));
    return consumer.getInt("held", 0) == 0
        && !hasOnlyRolledBack(consumer)
        && (HARMLESS.contains(reached)
            || (ORDER.contains(reached) && ORDER.indexOf(reached) >= demanded));
  }

  private static boolean hasOnlyRolledBack(JsonObject consumer) {
    JsonObject deliveries = consumer.getJsonObject("deliveries");
    return consumer.getString("guarantee", "").equals(NOT_YET_DELIVERED)
        && deliveries != null
        && deliveries.getInt("ROLLED_BACK", 0) > 0;
  }
}
