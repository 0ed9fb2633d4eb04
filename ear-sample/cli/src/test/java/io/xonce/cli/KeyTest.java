/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which key is meant. */
class KeyTest {

  private static final String HASH = "ab".repeat(32);
  private static final String HIT =
      "{\"application\": \"shop\", \"consumer\": \"ledger\", \"key\": \"p-1\", \"hash\": \"%s\"}"
          .formatted(HASH);
  private static final String NONE = "{\"keys\": [], \"more\": false, \"problems\": []}";
  private static final String TOO_LONG = "ledger: XONCE05015: it takes too long";

  @AutoClose private final FakeConsole console = new FakeConsole();

  /** On a busy store the walk for what begins so may fail. */
  @Test
  void wholeKey_isFoundWithoutAWalk() {
    console
        .answers("GET keys", "{\"keys\": [%s], \"problems\": []}".formatted(HIT))
        .answers("POST keys/" + HASH + "/forget", "{\"done\": true, \"result\": \"Forgotten.\"}");
    assertThat(console.type("forget", "p-1", "--reason", "why")).isZero();
    assertThat(console.asked().get(0)).isEqualTo("GET keys?key=p-1&exact=true");
    assertThat(console.asked()).hasSize(2);
  }

  @Test
  void keyThatNobodyKnows_isSoThoughTheWalkFails() {
    console.answers("GET keys", NONE).refuses("GET keys", 503, TOO_LONG);
    assertThat(console.type("explain", "p-1")).isEqualTo(Status.LOOK);
    assertThat(console.errors())
        .contains("Nobody knows the key p-1", "begin so is not known", TOO_LONG);
  }

  /** Another consumer, whose store was not asked to the end, may have one that is shown so too. */
  @Test
  void keyThatIsOnlyShownSo_isNotTakenIfOthersMayBe() {
    String found = "{\"keys\": [%s], \"problems\": [%s]}";
    console.answers("GET keys", NONE).answers("GET keys", found.formatted(HIT, "\"audit: away\""));
    assertThat(console.type("forget", "p-1", "--reason", "why")).isEqualTo(Status.LOOK);
    assertThat(console.errors()).contains("Some begin so:", "#" + HASH, "audit: away");
    assertThat(console.asked()).allMatch(request -> request.startsWith("GET "));
  }

  @Test
  void keyThatIsShownSo_isTaken() {
    console
        .answers("GET keys", NONE)
        .answers("GET keys", "{\"keys\": [%s], \"problems\": []}".formatted(HIT))
        .answers(
            "GET keys/" + HASH, "{\"hash\": \"%s\", \"state\": \"NOT_KNOWN\"}".formatted(HASH));
    assertThat(console.type("explain", "p-1")).isEqualTo(Status.LOOK);
    assertThat(console.out()).contains("NOT_KNOWN");
  }

  @Test
  void consumerThatCannotBeAsked_mayKnowIt() {
    console.answers("GET keys", "{\"keys\": [%s], \"problems\": [\"audit: away\"]}".formatted(HIT));
    assertThat(console.type("forget", "p-1", "--reason", "why")).isEqualTo(Status.SERVER);
    assertThat(console.errors()).contains("audit: away");
  }
}
