/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.store.Claim;
import io.xonce.store.Fingerprint;
import io.xonce.store.ForgottenKeys;
import io.xonce.store.MessageKey;
import io.xonce.store.Outcome;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

class KnownKeysTest {

  /** A quarter of what a key cost as a record in a map. */
  private static final long BYTES_OF_A_KEY = 149;

  private static final Instant PROCESSED = Instant.ofEpochMilli(1_000);

  private static final KnowledgeLease NOBODY_FORGETS = new KnowledgeLease(new Nothing());

  /** No lambda: its size could not be measured. */
  private static final class Nothing implements Supplier<Set<MessageKey>> {
    @Override
    public Set<MessageKey> get() {
      return Set.of();
    }
  }

  private final KnownKeys known = new KnownKeys(2, Duration.ofMillis(100), NOBODY_FORGETS);

  @Test
  void committedKey_isADuplicateAndNoOther() {
    known.committed(key("a"), record("ID:1", null));
    Claim claim = find("a", "ID:2", null, 1_001);
    assertThat(claim).extracting(Claim::verdict).isEqualTo(Verdict.DUPLICATE);
    assertThat(first("a", "ID:2").processedAt()).isEqualTo(PROCESSED);
    assertThat(find("A", "ID:1", null, 1_001)).isNull();
  }

  @Test
  void sameMessage_isToldFromAnotherCopy() {
    known.committed(key("a"), record("ID:1", null));
    known.committed(key("b"), record(null, null));
    assertThat(first("a", "ID:1").hasMessageId("ID:1")).isTrue();
    assertThat(first("a", "ID:2").hasMessageId("ID:2")).isFalse();
    assertThat(first("a", null).hasMessageId(null)).isFalse();
    assertThat(first("b", null).hasMessageId(null)).isTrue();
  }

  @Test
  void otherPayload_isLeftToTheStore() {
    known.committed(key("a"), record("ID:1", content("10")));
    known.committed(key("b"), record("ID:2", null));
    assertThat(find("a", "ID:3", content("10"), 1_001)).isNotNull();
    assertThat(find("a", "ID:3", content("11"), 1_001)).isNull();
    assertThat(find("a", "ID:3", null, 1_001)).isNotNull();
    assertThat(find("b", "ID:3", content("11"), 1_001)).isNotNull();
  }

  @Test
  void idThatADatabaseMayShorten_isLeftToTheStore() {
    known.committed(key("a"), record("x".repeat(201), null));
    known.committed(key("b"), record("\u00fc", null));
    assertThat(known.size()).isZero();
  }

  @Test
  void oldestKey_makesRoom() {
    known.committed(key("a"), record("ID:1", null));
    known.committed(key("b"), record("ID:2", null));
    known.committed(key("c"), record("ID:3", null));
    assertThat(find("a", "ID:1", null, 1_001)).isNull();
    assertThat(find("b", "ID:2", null, 1_001)).isNotNull();
    assertThat(find("c", "ID:3", null, 1_001)).isNotNull();
  }

  @Test
  void keyIsForgottenWithItsRecord_whenever_itWasMet() {
    known.committed(key("a"), record("ID:1", null));
    assertThat(find("a", "ID:1", null, 1_099)).isNotNull();
    known.committed(key("a"), record("ID:1", null));
    assertThat(find("a", "ID:1", null, 1_100)).isNull();
    assertThat(known.size()).isZero();
  }

  /** That it is being forgotten is announced for a week and a day only. */
  @Test
  void keyOfMoreThanAWeek_isLeftToTheStore_howeverLongItsRecordStays() {
    KnownKeys year = new KnownKeys(2, Duration.ofDays(365), NOBODY_FORGETS);
    year.committed(key("a"), record("ID:1", null));
    long week = PROCESSED.plus(ForgottenKeys.REMEMBERED).toEpochMilli();
    assertThat(year.find(key("a"), "ID:1", null, week - 1)).isNotNull();
    assertThat(year.find(key("a"), "ID:1", null, week)).isNull();
    assertThat(year.size()).isZero();
  }

  @Test
  void noRoom_meansNothingIsKnown() {
    KnownKeys none = new KnownKeys(0, Duration.ofDays(1), NOBODY_FORGETS);
    none.committed(key("a"), record("ID:1", null));
    assertThat(none.size()).isZero();
    assertThat(none.remembers()).isFalse();
  }

  /** Who cannot ask what is being forgotten asks the store for each key. */
  @Test
  void memoryWithoutALease_isNotBelieved() {
    KnownKeys doubtful =
        new KnownKeys(
            2,
            Duration.ofDays(1),
            new KnowledgeLease(
                () -> {
                  throw new IllegalStateException("the store is away");
                }));
    doubtful.committed(key("a"), record("ID:1", null));
    assertThat(doubtful.size()).isOne();
    assertThat(doubtful.find(key("a"), "ID:1", null, 1_001)).isNull();
  }

  /** A delivery that met the record may end when that is gone. */
  @Test
  void keyThatIsBeingForgotten_leavesAndDoesNotComeBack() {
    KnownKeys two =
        new KnownKeys(2, Duration.ofDays(1), new KnowledgeLease(() -> Set.of(key("a"))));
    two.committed(key("a"), record("ID:1", null));
    two.committed(key("b"), record("ID:2", null));
    assertThat(two.find(key("a"), "ID:1", null, 1_001)).isNull();
    assertThat(two.size()).isOne();
    two.committed(key("a"), record("ID:1", null));
    assertThat(two.find(key("a"), "ID:1", null, 1_001)).isNull();
    assertThat(two.find(key("b"), "ID:2", null, 1_001)).as("the other").isNotNull();
  }

  @Test
  void keyThatIsMetAgain_keepsItsFirstRecord() {
    known.committed(key("a"), record("ID:1", content("10")));
    known.committed(key("a"), record("ID:2", content("11")));
    assertThat(first("a", "ID:1").hasMessageId("ID:1")).isTrue();
    assertThat(find("a", "ID:3", content("11"), 1_001)).as("a conflict").isNull();
  }

  @Test
  void key_costsLittle() {
    KnownKeys full = new KnownKeys(10_000, Duration.ofDays(7), new KnowledgeLease(new Nothing()));
    for (int i = 0; i < 10_000; i++) {
      full.committed(key("payment-" + i), record("ID:" + UUID.randomUUID(), content("" + i)));
    }
    assertThat(full.size()).isEqualTo(10_000);
    assertThat(GraphLayout.parseInstance(full).totalSize() / 10_000)
        .isLessThanOrEqualTo(BYTES_OF_A_KEY);
  }

  @Test
  void whatAKeyCosts_isWhatIsDocumented() throws IOException {
    assertThat(Files.readString(Path.of("docs/sizing.md")))
        .contains("at most " + BYTES_OF_A_KEY + " bytes of heap");
  }

  private @Nullable Claim find(
      String key, @Nullable String messageId, @Nullable Fingerprint content, long now) {
    return known.find(key(key), messageId, content, now);
  }

  private ProcessedMessage first(String key, @Nullable String messageId) {
    Claim claim = Objects.requireNonNull(find(key, messageId, null, 1_001));
    return Objects.requireNonNull(claim.first());
  }

  private static ProcessedMessage record(
      @Nullable String messageId, @Nullable Fingerprint content) {
    return new ProcessedMessage(
        "ledger", "key", messageId, null, PROCESSED, content, null, Outcome.COMMITTED);
  }

  private static Fingerprint content(String text) {
    return Fingerprint.digest().add(text).finish();
  }

  private static MessageKey key(String part) {
    return MessageKey.of("ledger", null, List.of(part));
  }
}
