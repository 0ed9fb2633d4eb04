/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dead letter as it is shown, and where it may go back to. */
class FailedLetterTest {

  private static FailedLetter from(@Nullable String origin) throws Exception {
    return Letters.untold("ID:1", origin == null ? Map.of() : Map.of("_AMQ_ORIG_QUEUE", origin));
  }

  @Test
  void letterWithoutId_isShownBesideTheOthers() throws Exception {
    FailedLetter nameless = Letters.untold(null, Map.of());
    assertThat(nameless.toJson().build()).doesNotContainKey("id").containsKey("type");
    LetterSummary summary = new LetterSummary(nameless.group());
    List.of(nameless, Letters.untold("ID:1", Map.of())).forEach(summary::add);
    JsonObject told = summary.toJson().build();
    assertThat(told.getInt("count")).isEqualTo(2);
    assertThat(told.getInt("withoutId")).isOne();
  }

  @Test
  void letterThatIsNamed_isNotTheOneWithoutId() throws Exception {
    TransferWish wish = new TransferWish("why", Set.of("ID:1"), 10, 10);
    assertThat(wish.means(Letters.letter("ID:1", Map.of()))).isTrue();
    assertThat(wish.means(Letters.letter(null, Map.of()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"jms.queue.orders, orders", "orders, orders"})
  void letterGoesBack_whereTheBrokerPutItHereFrom(String said, String origin) throws Exception {
    assertThat(from(said).origin()).isEqualTo(origin);
    assertThat(Route.BACK.target(from(said))).isEqualTo(origin);
  }

  /** Any sender can set the property, and whoever copies a message copies it. */
  @Test
  void letterThatSaysItCameFromWhereItCannot_goesNowhere() throws Exception {
    FailedLetter forged = from("jms.queue.safe.orders");
    assertThat(forged.origin()).isNull();
    assertThat(Route.BACK.target(forged)).isNull();
    assertThat(forged.whyNoOrigin()).contains("safe.orders", "DLQ");
    LetterSummary summary = new LetterSummary(forged.group());
    summary.add(forged);
    assertThat(summary.toJson().build()).doesNotContainKey("origin");
    assertThat(summary.toJson().build().getString("saidOrigin")).isEqualTo("safe.orders");
  }

  @Test
  void letterThatDoesNotSayWhereItCameFrom_goesNowhere() throws Exception {
    assertThat(from(null).origin()).isNull();
    assertThat(from(null).whyNoOrigin()).contains("does not say");
    assertThat(from(null).toJson().build()).doesNotContainKey("origin");
  }
}
