/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.MessageKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

  private final KnownKeys known = new KnownKeys(2, Duration.ofNanos(100));

  @Test
  void committedKey_isKnownAndNoOther() {
    known.committed(key("a"), 0);
    assertThat(known.contains(key("a"), 1)).isTrue();
    assertThat(known.contains(key("A"), 1)).isFalse();
  }

  @Test
  void oldestKey_makesRoom() {
    known.committed(key("a"), 0);
    known.committed(key("b"), 1);
    known.committed(key("c"), 2);
    assertThat(known.contains(key("a"), 3)).isFalse();
    assertThat(known.contains(key("b"), 3)).isTrue();
    assertThat(known.contains(key("c"), 3)).isTrue();
  }

  @Test
  void keyAsOldAsTheRetention_isForgottenHoweverOftenItIsSeen() {
    known.committed(key("a"), 0);
    known.committed(key("a"), 60);
    assertThat(known.contains(key("a"), 99)).isTrue();
    assertThat(known.contains(key("a"), 100)).isFalse();
  }

  @Test
  void noRoom_meansNothingIsKnown() {
    KnownKeys none = new KnownKeys(0, Duration.ofDays(1));
    none.committed(key("a"), 0);
    assertThat(none.contains(key("a"), 0)).isFalse();
  }

  private static MessageKey key(String part) {
    return MessageKey.of("ledger", null, List.of(part));
  }
}
