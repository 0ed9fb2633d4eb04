/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.fingerprint;
import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.CONFLICT;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xonce.internal.DisplayText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One claim after the other. */
interface ClaimContract extends StoreFixture {

  @Test
  default void firstCopy_isFirst() throws Exception {
    try (Connection connection = begin()) {
      assertThat(store().claim(connection, message("a"))).isEqualTo(new Claim(FIRST, null));
      connection.commit();
    }
  }

  @Test
  default void laterCopy_isADuplicateWithTheFirstRecord() throws Exception {
    Instant sentAt = Instant.parse("2026-02-03T04:05:06.789012Z");
    try (Connection connection = begin()) {
      store().claim(connection, new IncomingMessage(key("a"), "ID:1", sentAt));
      connection.commit();
      Claim second = store().claim(connection, new IncomingMessage(key("a"), "ID:2", null));

      ProcessedMessage first = second.first();
      assertThat(second.verdict()).isEqualTo(DUPLICATE);
      assertThat(first).isNotNull().isEqualTo(store().find(connection, key("a")).orElseThrow());
      assertThat(first)
          .extracting("consumer", "keyText", "messageId", "sentAt")
          .containsExactly("ledger", "a", "ID:1", sentAt);
    }
  }

  static List<Arguments> contents() {
    Fingerprint one = fingerprint("1");
    return List.of(
        arguments(null, null, DUPLICATE),
        arguments(one, null, DUPLICATE),
        arguments(null, one, DUPLICATE),
        arguments(one, fingerprint("1"), DUPLICATE),
        arguments(one, fingerprint("2"), CONFLICT));
  }

  @ParameterizedTest
  @MethodSource("io.xonce.store.ClaimContract#contents")
  default void laterCopy_isAConflictIfTwoFingerprintsDiffer(
      @Nullable Fingerprint one, @Nullable Fingerprint other, Verdict verdict) throws Exception {
    try (Connection connection = begin()) {
      store().claim(connection, incoming(one, null, Outcome.COMMITTED));
      connection.commit();
      Claim copy = store().claim(connection, incoming(other, null, Outcome.COMMITTED));
      assertThat(copy.verdict()).isEqualTo(verdict);
      assertThat(copy.first()).extracting("fingerprint").isEqualTo(one);
    }
  }

  @Test
  default void rejection_isRememberedAsSuchWithItsAttempt() throws Exception {
    Claimant claimant = new Claimant(UUID.randomUUID(), 3, "node-a", "tx-1");
    try (Connection connection = begin()) {
      store().claim(connection, incoming(null, claimant, Outcome.REJECTED));
      connection.commit();
      Claim copy = store().claim(connection, message("a"));
      assertThat(copy.verdict()).isEqualTo(DUPLICATE);
      assertThat(copy.first())
          .extracting("outcome", "claimant")
          .containsExactly(Outcome.REJECTED, claimant);
    }
  }

  private static IncomingMessage incoming(
      @Nullable Fingerprint fingerprint, @Nullable Claimant claimant, Outcome outcome) {
    return new IncomingMessage(key("a"), null, null, fingerprint, claimant, outcome);
  }

  @Test
  default void claimRolledBack_leavesTheKeyFree() throws Exception {
    try (Connection connection = begin()) {
      assertThat(claim(connection, "a")).isEqualTo(FIRST);
      connection.rollback();
      assertThat(store().find(connection, key("a"))).isEmpty();
      assertThat(claim(connection, "a")).isEqualTo(FIRST);
    }
  }

  @Test
  default void claimNotCommitted_isGoneWithItsConnection() throws Exception {
    try (Connection connection = begin()) {
      assertThat(claim(connection, "a")).isEqualTo(FIRST);
      connection.rollback();
    }
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @Test
  default void secondCopyInTheSameTransaction_isADuplicate() throws Exception {
    try (Connection connection = begin()) {
      assertThat(claim(connection, "a")).isEqualTo(FIRST);
      assertThat(claim(connection, "a")).isEqualTo(DUPLICATE);
      connection.commit();
    }
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @Test
  default void duplicate_leavesTheTransactionUsable() throws Exception {
    execute("CREATE TABLE business (id int)");
    process("a");
    try (Connection connection = begin()) {
      execute(connection, "INSERT INTO business VALUES (1)");
      assertThat(claim(connection, "a")).isEqualTo(DUPLICATE);
      assertThat(claim(connection, "b")).isEqualTo(FIRST);
      execute(connection, "INSERT INTO business VALUES (2)");
      connection.commit();
    }
    assertThat(count("SELECT count(*) FROM business")).isEqualTo(2);
    assertThat(process("b")).isEqualTo(DUPLICATE);
  }

  @Test
  default void sameKeyOfAnotherConsumerOrTenant_isFirst() throws Exception {
    process("a");
    List<MessageKey> others =
        List.of(
            MessageKey.of("audit", null, List.of("a")), MessageKey.of("ledger", "", List.of("a")));
    try (Connection connection = begin()) {
      for (MessageKey other : others) {
        IncomingMessage message = new IncomingMessage(other, null, null);
        assertThat(store().claim(connection, message).verdict()).isEqualTo(FIRST);
      }
    }
  }

  static List<String> hostileParts() {
    String huge = "€".repeat(1 << 20);
    return List.of(
        "",
        " ",
        "a",
        "A",
        "a ",
        "á",
        "a\u0301",
        "\0",
        "a\0b",
        "\uD800",
        "\uDC00\uD800",
        "?",
        "😀",
        "'; DROP TABLE xonce_message; --",
        "%s%n\\",
        "\r\nXONCE04000",
        huge,
        huge + "a");
  }

  @Test
  default void hostileKeys_areAllDifferentAndRemembered() throws Exception {
    for (String part : hostileParts()) {
      assertThat(process(part)).as(key(part).text()).isEqualTo(FIRST);
    }
    for (String part : hostileParts()) {
      assertThat(process(part)).as(key(part).text()).isEqualTo(DUPLICATE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.xonce.store.ClaimContract#hostileParts")
  default void hostileIds_areStoredForPeople(String id) throws Exception {
    try (Connection connection = begin()) {
      Claimant claimant = new Claimant(UUID.randomUUID(), 1, "node-a", id);
      store()
          .claim(
              connection,
              new IncomingMessage(key("a"), id, null, null, claimant, Outcome.COMMITTED));
      ProcessedMessage record = store().find(connection, key("a")).orElseThrow();
      assertThat(record.messageId()).isEqualTo(DisplayText.of(id));
      assertThat(record.claimant()).extracting("transactionId").isEqualTo(DisplayText.of(id));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -12212553600001L, 253402300800000L, Long.MAX_VALUE})
  default void senderTimeOutsideTheCalendar_isStoredAsUnknown(long millis) throws Exception {
    try (Connection connection = begin()) {
      Instant sentAt = Instant.ofEpochMilli(millis);
      store().claim(connection, new IncomingMessage(key("a"), null, sentAt));
      assertThat(store().find(connection, key("a")).orElseThrow().sentAt()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1583-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  default void senderTimeWithinTheCalendar_isStoredAsItIs(Instant sentAt) throws Exception {
    try (Connection connection = begin()) {
      store().claim(connection, new IncomingMessage(key("a"), null, sentAt));
      assertThat(store().find(connection, key("a")).orElseThrow().sentAt()).isEqualTo(sentAt);
    }
  }

  @Test
  default void find_claimsNothing() throws Exception {
    try (Connection connection = begin()) {
      assertThat(store().find(connection, key("a"))).isEmpty();
      connection.commit();
    }
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @Test
  default void tableDroppedMeanwhile_failsWithTheKey() throws Exception {
    execute("DROP TABLE xonce_message CASCADE");
    try (Connection connection = begin()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> claim(connection, "a"))
          .withMessageStartingWith("XONCE04012: Key ledger a #")
          .withCauseInstanceOf(SQLException.class);
      connection.rollback();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store().find(connection, key("a")))
          .withMessageStartingWith("XONCE04014");
    }
  }
}
