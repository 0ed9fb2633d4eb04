/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose dead letter it is. */
class ToldTest {

  private static Told told(String store, String consumer, @Nullable String outcome) {
    JsonObjectBuilder failure = Json.createObjectBuilder().add("consumer", consumer);
    return new Told(store, (outcome == null ? failure : failure.add("outcome", outcome)).build());
  }

  private static JsonObject state(String store, String application, String consumer) {
    return Json.createObjectBuilder()
        .add("store", store)
        .add("application", application)
        .add("consumer", consumer)
        .build();
  }

  private static final Told FAILED = told("one", "ledger", "ROLLED_BACK");

  @Test
  void letterThatOneConsumerHasTried_isOfThat() {
    assertThat(Told.only(List.of(FAILED))).isEqualTo(FAILED);
    assertThat(Told.only(List.of())).isNull();
    Told done = told("one", "ledger", "COMMITTED");
    assertThat(Told.only(List.of(done))).as("a copy of it").isEqualTo(done);
  }

  @Test
  void letterThatAnotherHasProcessed_isOfTheOneThatHasNot() {
    assertThat(Told.only(List.of(told("two", "audit", "COMMITTED"), FAILED))).isEqualTo(FAILED);
    assertThat(Told.only(List.of(FAILED, told("two", "audit", "DUPLICATE")))).isEqualTo(FAILED);
  }

  /** It must not get the verdict of the other. */
  @Test
  void letterThatTwoHaveFailedOn_isOfNone() {
    assertThat(Told.only(List.of(FAILED, told("two", "audit", null)))).isNull();
    assertThat(Told.only(List.of(FAILED, told("two", "audit", "REJECTED")))).isNull();
  }

  @Test
  void consumersOfOneName_areToldByTheirStores() throws Exception {
    Applications applications =
        new Applications(
            List.of(
                state("one", "bank.ear", "ledger"),
                state("two", "shop.ear", "ledger"),
                state("two", "shop.ear", "audit")));
    DeadLetter letter = Letters.letter("ID:1", Map.of());
    assertThat(DeadLetters.failed(Letters.DLQ, letter, FAILED, applications).consumerId())
        .isEqualTo(new ConsumerId("bank.ear", "ledger"));
    assertThat(
            DeadLetters.failed(Letters.DLQ, letter, told("two", "ledger", null), applications)
                .consumerId())
        .isEqualTo(new ConsumerId("shop.ear", "ledger"));
    assertThat(
            DeadLetters.failed(Letters.DLQ, letter, told("one", "audit", null), applications)
                .consumerId())
        .as("it is not deployed here")
        .isNull();
  }

  /** A diversion of Xonce wrote the name into it, and nothing else. */
  @Test
  void consumerThatOnlyTheLetterNames_isTheOnlyOneOfThatName() throws Exception {
    Applications applications =
        new Applications(
            List.of(
                state("one", "bank.ear", "ledger"),
                state("two", "shop.ear", "ledger"),
                state("two", "shop.ear", "audit")));
    assertThat(named("audit", applications)).isEqualTo(new ConsumerId("shop.ear", "audit"));
    assertThat(named("ledger", applications)).isNull();
    assertThat(named("none", applications)).isNull();
  }

  private static @Nullable ConsumerId named(String consumer, Applications applications)
      throws Exception {
    DeadLetter letter = Letters.letter("ID:1", Map.of("Xonce_consumer", consumer));
    return DeadLetters.failed(Letters.DLQ, letter, null, applications).consumerId();
  }
}
