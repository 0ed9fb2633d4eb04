/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a broker puts what fails. */
class AddressSettingsTest {

  private static AddressSettings.Setting setting(
      String match, @Nullable String dead, @Nullable String expired) {
    return new AddressSettings.Setting(match, dead, expired);
  }

  private static final AddressSettings SETTINGS =
      new AddressSettings(
          List.of(
              setting("#", "jms.queue.DLQ", "jms.queue.expired"),
              setting("jms.queue.safe.#", "jms.queue.safe-dead", null),
              setting("jms.queue.safe.*.in", null, "jms.queue.safe-late"),
              setting("jms.queue.safe.own", "jms.queue.own-dead", null)));

  @ParameterizedTest
  @CsvSource({
    "orders, DLQ, true",
    "orders, expired, true",
    "orders, safe-dead, false",
    "orders, manual, false",
    "safe, safe-dead, true",
    "safe.a, safe-dead, true",
    "safe.a, DLQ, false",
    "safe.a, expired, true",
    "safe.a.in, safe-late, true",
    "safe.a.in, safe-dead, true",
    "safe.a.in, expired, false",
    "safe.a.b.in, safe-late, false",
    "safe.own, own-dead, true",
    "safe.own, safe-dead, false",
    "safest, DLQ, true",
    "safeXa, DLQ, true"
  })
  void mostParticularSetting_says(String from, String to, boolean expected) {
    assertThat(SETTINGS.lead(from, to)).isEqualTo(expected);
  }

  @Test
  void whatIsNoQueueOfJms_isNoneOfTheConsole() {
    assertThat(SETTINGS.deadLetterQueues()).containsExactly("DLQ", "own-dead", "safe-dead");
    assertThat(new AddressSettings(List.of(setting("#", "dead", null))).deadLetterQueues())
        .isEmpty();
  }

  /** Who sends may choose the name. */
  @Test
  void longName_isLookedAt() {
    assertThat(SETTINGS.lead(".".repeat(100_000), "DLQ")).isTrue();
    assertThat(SETTINGS.lead("safe" + ".".repeat(100_000) + "in", "safe-late")).isFalse();
  }
}
