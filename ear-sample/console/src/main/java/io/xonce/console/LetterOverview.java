/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** All groups of dead letters, queue by queue. One that cannot be read does not hide the others. */
final class LetterOverview {

  private final Function<LetterQueue, LetterIndex.Groups> index;
  private final JsonArrayBuilder queues = Json.createArrayBuilder();
  private final JsonArrayBuilder groups = Json.createArrayBuilder();
  private final Set<String> problems = new TreeSet<>();

  /** Makes an empty one; the index is not asked of queues without messages. */
  LetterOverview(Function<LetterQueue, LetterIndex.Groups> index) {
    this.index = index;
  }

  void add(LetterQueue queue) {
    JsonObjectBuilder told =
        Json.createObjectBuilder().add("name", queue.name()).add("count", queue.count());
    if (queue.count() == 0) {
      told.add("lookedAt", 0);
    } else {
      addGroups(queue, told);
    }
    queues.add(told);
  }

  private void addGroups(LetterQueue queue, JsonObjectBuilder told) {
    try {
      LetterIndex.Groups found = index.apply(queue);
      told.add("lookedAt", found.count()).add("at", found.at().toString());
      found.summaries().forEach(summary -> groups.add(summary.toJson()));
      problems.addAll(found.problems());
    } catch (Refusal e) {
      problems.add(e.reason());
    }
  }

  JsonObjectBuilder toJson() {
    return Json.createObjectBuilder()
        .add("queues", queues)
        .add("groups", groups)
        .add("problems", Json.createArrayBuilder(problems));
  }
}
