/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.InMemoryMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of a key, by one who knows it and by one who knows little of it. */
class KeyFinderTest extends OperationScenario {

  /** Criteria as names and values in turn. */
  private List<JsonObject> find(String... criteria) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < criteria.length; i += 2) {
      object.add(criteria[i], criteria[i + 1]);
    }
    return operate("search", object.build().toString())
        .getJsonArray("keys")
        .getValuesAs(JsonObject.class);
  }

  private static List<String> keys(List<JsonObject> hits) {
    return hits.stream().map(hit -> hit.getString("key")).toList();
  }

  /** The search by likeness looks back for a day, which is not what one wants of a key in hand. */
  @Test
  void keyThatIsNamed_isFoundWhateverItsAge() throws Exception {
    deliver(ledger(), message("a", "1"));
    store.execute("UPDATE xonce_message SET processed_at = DATEADD('DAY', -5, processed_at)");
    assertThat(keys(find("key", "a"))).containsExactly("a");
    assertThat(find()).as("without a name").isEmpty();
  }

  @Test
  void keyThatIsNamed_comesFirstAndOnce() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("ab", "1"));
    deliver(ledger, message("abc", "1"));
    assertThat(keys(find("key", "ab"))).containsExactly("ab", "abc");
    assertThat(keys(find("key", " ab "))).as("as it is pasted").containsExactly("ab", "abc");
    assertThat(find("key", "ab"))
        .extracting(hit -> hit.getBoolean("named"))
        .containsExactly(true, false);
  }

  /** A large store is walked for ten seconds and then not any more. */
  @Test
  void keyThatIsNamed_isFoundThoughTheSearchForWhatIsLikeItFails() throws Exception {
    deliver(ledger(), message("a", "1"));
    breakWalks();
    JsonObject found = operate("search", "{\"key\":\"a\"}");
    assertThat(found.getJsonArray("keys").getJsonObject(0).getBoolean("named")).isTrue();
    assertThat(found.getString("problem")).startsWith("XONCE05015");
    assertThat(operate("search", "{\"key\":\"b\"}").getString("error")).startsWith("XONCE05015");
  }

  @Test
  void exactSearch_walksNothing() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    deliver(ledger, message("ab", "1"));
    breakWalks();
    JsonObject found = operate("search", "{\"key\":\"a\",\"exact\":true}");
    assertThat(found.getJsonArray("keys")).hasSize(1);
    assertThat(found).containsOnlyKeys("keys", "more");
    assertThat(operate("search", "{\"key\":\"b\",\"exact\":true}").getJsonArray("keys")).isEmpty();
    assertThat(operate("search", "{\"exact\":true}").getString("error")).contains("Say which key");
  }

  /** What tells the story of one key does not ask for it. */
  private void breakWalks() throws SQLException {
    application.endLedgers();
    store.execute("ALTER TABLE xonce_attempt ALTER COLUMN consumer RENAME TO former");
  }

  @Test
  void whatWasLeftOut_isTold() throws Exception {
    Consumer ledger = ledger();
    for (String key : List.of("a", "ab", "abc")) {
      deliver(ledger, message(key, "1"));
    }
    assertThat(found("a", 2)).isEqualTo("a, abc and more");
    assertThat(found("a", 3)).isEqualTo("a, ab, abc");
    assertThat(found("ab", 1)).isEqualTo("ab and more");
    assertThat(found("ab", 2)).isEqualTo("ab, abc");
  }

  private String found(String key, int most) {
    JsonObject found = operate("search", "{\"key\":\"%s\",\"most\":%d}".formatted(key, most));
    List<JsonObject> hits = found.getJsonArray("keys").getValuesAs(JsonObject.class);
    String shown = keys(hits).stream().sorted().collect(Collectors.joining(", "));
    return shown + (found.getBoolean("more") ? " and more" : "");
  }

  @Test
  void keyThatNeverCommitted_isFoundByItsLastAttempt() throws Exception {
    Consumer ledger = ledger();
    fail(ledger, message("a", "1"));
    fail(ledger, redelivered("a", "1"));
    application.endLedgers();
    assertThat(find("key", "a"))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.getString("outcome")).isEqualTo("ROLLED_BACK");
              assertThat(hit.getString("messageId")).isEqualTo("ID:a");
              assertThat(hit.getString("hash")).isEqualTo(hash("a"));
            });
  }

  /** Its server died: nobody has told the end. */
  @Test
  void attemptWithoutAnEnd_isFoundAsOneWhoseEndIsUnknown() throws Exception {
    fail(ledger(), message("a", "1"));
    application.endLedgers();
    store.execute("UPDATE xonce_attempt SET outcome = NULL, ended_at = NULL, error = NULL");
    assertThat(find("key", "a"))
        .singleElement()
        .satisfies(hit -> assertThat(hit.getString("outcome")).isEqualTo("UNKNOWN"));
  }

  /** Equal keys of two tenants are two keys. */
  @Test
  void keyOfATenant_isFoundWithItOnly() throws Exception {
    Consumer ledger = ledger("ledger.tenant", "property(tenant)");
    var north = message("a", "1");
    north.setStringProperty("tenant", "north");
    deliver(ledger, north);
    store.execute("UPDATE xonce_message SET processed_at = DATEADD('DAY', -5, processed_at)");
    assertThat(find("key", "a", "tenant", "north")).hasSize(1);
    assertThat(find("key", "a", "tenant", "south")).isEmpty();
    assertThat(find("key", "a")).isEmpty();
  }

  /** What no redelivery can mend leaves no key to look for; it has an id. */
  @Test
  void refusedMessage_isFoundByItsIdWithTheReason() {
    Consumer ledger = ledger();
    assertThatThrownBy(() -> deliver(ledger, InMemoryMessage.text("ID:odd", "1")))
        .hasMessageStartingWith("XONCE00080");
    application.endLedgers();
    JsonObject hit = find("message", "ID:odd").get(0);
    assertThat(hit.getString("outcome")).isEqualTo("ROLLED_BACK");
    assertThat(hit.getString("messageId")).isEqualTo("ID:odd");
    JsonObject story = operate("story", hit.getString("hash"));
    assertThat(story.getJsonArray("attempts").getJsonObject(0).getString("error"))
        .contains("XONCE00080: Message ID:odd ");
    assertThat(failure("ID:odd")).contains("XONCE00080: Message ID:odd ");
  }

  @Test
  void conflict_isFoundByItsIdWithTheReason() throws Exception {
    Consumer ledger = ledger();
    deliver(ledger, message("a", "1"));
    var other = message("a", "2");
    other.setJMSMessageID("ID:other");
    assertThatThrownBy(() -> deliver(ledger, other)).hasMessageStartingWith("XONCE00105");
    application.endLedgers();
    assertThat(keys(find("message", "ID:other"))).containsExactly("a");
    assertThat(failure("ID:other")).contains("XONCE00105: Message ID:other ", "ID:a");
  }

  private String failure(String messageId) {
    return operate("failures", (Object) new String[] {messageId})
        .getJsonObject("messages")
        .getJsonObject(messageId)
        .getString("error");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-7, 1", "2, 2", "2000000000, 3"})
  void number_isKeptWithinReason(int most, int found) throws Exception {
    Consumer ledger = ledger();
    for (String key : List.of("a", "b", "c")) {
      deliver(ledger, message(key, "1"));
    }
    assertThat(operate("search", "{\"most\":" + most + "}").getJsonArray("keys")).hasSize(found);
  }

  @Test
  void time_isTheEndOfADay_orWhatIsAsked() throws Exception {
    deliver(ledger(), message("a", "1"));
    store.execute(
        "UPDATE xonce_message SET processed_at = TIMESTAMP WITH TIME ZONE '2026-03-05 12:00:00Z'");
    assertThat(find("until", "2026-03-06T00:00:00Z")).hasSize(1);
    assertThat(find("until", "2026-03-07T00:00:00Z")).isEmpty();
    assertThat(find("from", "2026-03-01T00:00:00Z", "until", "2026-03-07T00:00:00Z")).hasSize(1);
    assertThat(find("from", "2026-03-05T12:00:01Z", "until", "2026-03-07T00:00:00Z")).isEmpty();
    assertThat(operate("search", "{\"from\":\"yesterday\"}")).containsOnlyKeys("error");
  }
}
