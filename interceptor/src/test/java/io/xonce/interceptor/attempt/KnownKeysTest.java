/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

  private final KnownKeys known = new KnownKeys(2, Duration.ofNanos(100));

  @Test
  void committedKey_isKnownAndNoOther() {
    known.committed(key("a"), record("a"), 0);
    assertThat(known.find(key("a"), 1)).isEqualTo(record("a"));
    assertThat(known.find(key("A"), 1)).isNull();
  }

  @Test
  void oldestKey_makesRoom() {
    known.committed(key("a"), record("a"), 0);
    known.committed(key("b"), record("b"), 1);
    known.committed(key("c"), record("c"), 2);
    assertThat(known.find(key("a"), 3)).isNull();
    assertThat(known.find(key("b"), 3)).isEqualTo(record("b"));
    assertThat(known.find(key("c"), 3)).isEqualTo(record("c"));
  }

  @Test
  void keyAsOldAsTheRetention_isForgottenHoweverOftenItIsSeen() {
    known.committed(key("a"), record("a"), 0);
    known.committed(key("a"), record("a"), 60);
    assertThat(known.find(key("a"), 99)).isEqualTo(record("a"));
    assertThat(known.find(key("a"), 100)).isNull();
  }

  @Test
  void noRoom_meansNothingIsKnown() {
    KnownKeys none = new KnownKeys(0, Duration.ofDays(1));
    none.committed(key("a"), record("a"), 0);
    assertThat(none.find(key("a"), 0)).isNull();
    assertThat(none.remembers()).isFalse();
  }

  private static ProcessedMessage record(String part) {
    return new ProcessedMessage(
        "ledger", part, "ID:1", null, Instant.EPOCH, null, null, Outcome.COMMITTED);
  }

  private static MessageKey key(String part) {
    return MessageKey.of("ledger", null, List.of(part));
  }
}
