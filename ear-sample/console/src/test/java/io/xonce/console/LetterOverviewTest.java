/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several dead-letter queues, of which not each can be read. */
class LetterOverviewTest {

  private static LetterQueue queue(String name, int count) {
    return new LetterQueue("default", name, "java:/" + name, count, Letters.DLQ.settings());
  }

  private static LetterIndex.Groups index(LetterQueue queue) {
    if (queue.name().equals("closed")) {
      throw Refusal.of(Status.SERVICE_UNAVAILABLE, "Queue closed cannot be read: no right");
    }
    try {
      LetterSummary summary = new LetterSummary(Letters.untold("ID:1", Map.of()).group());
      summary.add(Letters.untold("ID:1", Map.of()));
      return new LetterIndex.Groups(Instant.EPOCH, 1, List.of(summary), Set.of("ledger: away"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void queueThatCannotBeRead_doesNotHideTheOthers() {
    LetterOverview overview = new LetterOverview(LetterOverviewTest::index);
    overview.add(queue("closed", 3));
    overview.add(queue("open", 1));
    JsonObject told = overview.toJson().build();
    assertThat(told.getJsonArray("groups")).hasSize(1);
    assertThat(told.getJsonArray("problems").toString())
        .isEqualTo("[\"Queue closed cannot be read: no right\",\"ledger: away\"]");
    List<JsonObject> queues = told.getJsonArray("queues").getValuesAs(JsonValue::asJsonObject);
    assertThat(queues.get(0).toString()).isEqualTo("{\"name\":\"closed\",\"count\":3}");
    assertThat(queues.get(1).getInt("lookedAt")).isOne();
    assertThat(queues.get(1).getString("at")).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void queueWithoutMessages_isNotLookedInto() {
    LetterOverview overview = new LetterOverview(LetterOverviewTest::index);
    overview.add(queue("closed", 0));
    JsonObject told = overview.toJson().build();
    assertThat(told.getJsonArray("problems")).isEmpty();
    assertThat(told.getJsonArray("queues").getJsonObject(0).getInt("lookedAt")).isZero();
  }
}
