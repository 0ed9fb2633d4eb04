/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.MessageKey;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyVarietyTest {

  @ParameterizedTest
  @CsvSource({"1, true", "99, true", "100, false", "1000, false"})
  void windowWithFewKeys_isLow(int different, boolean low) {
    KeyVariety variety = new KeyVariety();
    for (int i = 1; i < KeyVariety.WINDOW; i++) {
      assertThat(variety.isLowAfter(key(i % different))).isFalse();
    }
    assertThat(variety.isLowAfter(key(0))).isEqualTo(low);
    assertThat(variety.distinct()).isEqualTo(different);
  }

  private static MessageKey key(int number) {
    return MessageKey.of("ledger", null, List.of(Integer.toString(number)));
  }
}
