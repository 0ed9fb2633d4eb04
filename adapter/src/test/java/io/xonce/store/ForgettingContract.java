/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A key whose record an operator takes away, and what an operator asks of a store. */
interface ForgettingContract extends StoreFixture {

  private ProcessedMessage record(String part) throws SQLException {
    try (Connection connection = begin()) {
      return store().find(connection, key(part)).orElseThrow();
    }
  }

  @Test
  default void announcedKey_keepsItsRecord() throws Exception {
    process("a");
    store().forgottenKeys().announce(key("a"));
    assertThat(store().forgottenKeys().announced("ledger")).containsExactly(key("a"));
    assertThat(store().forgottenKeys().announced("audit")).isEmpty();
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @Test
  default void announcement_mayBeMadeAgain() throws Exception {
    store().forgottenKeys().announce(key("a"));
    store().forgottenKeys().announce(key("b"));
    store().forgottenKeys().announce(key("a"));
    assertThat(store().forgottenKeys().announced("ledger"))
        .containsExactlyInAnyOrder(key("a"), key("b"));
  }

  /** A server may not have looked since: it would acknowledge a copy from its memory. */
  @Test
  default void announcement_staysForAsLongAsAServerMayRememberTheKey() throws Exception {
    store().forgottenKeys().announce(key("a"));
    ageAnnouncement(ForgottenKeys.REMEMBERED.plusHours(23));
    store().forgottenKeys().announce(key("b"));
    assertThat(store().forgottenKeys().announced("ledger"))
        .containsExactlyInAnyOrder(key("a"), key("b"));
  }

  @Test
  default void oldAnnouncement_goesWithTheNext() throws Exception {
    store().forgottenKeys().announce(key("a"));
    ageAnnouncement(ForgottenKeys.REMEMBERED.plusHours(25));
    store().forgottenKeys().announce(key("b"));
    assertThat(store().forgottenKeys().announced("ledger")).containsExactly(key("b"));
  }

  private void ageAnnouncement(Duration age) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE xonce_forgotten SET forgotten_at = ?")) {
      Dialect dialect = Dialect.of(connection.getMetaData());
      dialect.times().write(update, 1, Instant.now().minus(age));
      assertThat(update.executeUpdate()).isOne();
    }
  }

  @Test
  default void forgottenKey_isProcessedAgain() throws Exception {
    process("a");
    process("b");
    assertThat(store().forgottenKeys().forget(key("a"), record("a"))).isTrue();
    assertThat(process("a")).isEqualTo(FIRST);
    assertThat(process("b")).isEqualTo(DUPLICATE);
  }

  /** It is not the one that the operator has seen. */
  @Test
  default void recordOfAnotherProcessing_isLeft() throws Exception {
    process("a");
    ProcessedMessage seen = record("a");
    age("a", Duration.ofHours(1));
    assertThat(store().forgottenKeys().forget(key("a"), seen)).isFalse();
    assertThat(process("a")).isEqualTo(DUPLICATE);
  }

  @Test
  default void forgettingThatFails_isNumbered() throws Exception {
    process("a");
    ProcessedMessage seen = record("a");
    execute("DROP TABLE xonce_forgotten");
    ForgottenKeys forgotten = store().forgottenKeys();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> forgotten.announce(key("a")))
        .withMessageStartingWith("XONCE04022: Key ledger a #");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> forgotten.announced("ledger"))
        .withMessageStartingWith("XONCE04023");
    execute("DROP TABLE xonce_reply");
    execute("DROP TABLE xonce_message");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> forgotten.forget(key("a"), seen))
        .withMessageStartingWith("XONCE04022");
  }

  @Test
  default void keyFromTheTables_isTheSame() {
    MessageKey stored = MessageKey.stored("ledger", key("a").hash(), "");
    assertThat(stored).isEqualTo(key("a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageKey.stored("ledger", new byte[31], ""))
        .withMessageStartingWith("XONCE04036");
  }

  @Test
  default void records_areCountedByConsumer() throws Exception {
    try (Connection connection = begin()) {
      StoredRecords none = store().recordsOf(connection, "ledger");
      assertThat(none.count()).isZero();
      assertThat(none.oldest()).isNull();
    }
    process("a");
    process("b");
    age("a", Duration.ofHours(1));
    try (Connection connection = begin()) {
      StoredRecords two = store().recordsOf(connection, "ledger");
      assertThat(two.count()).isEqualTo(2);
      assertThat(two.oldest()).isBefore(two.newest());
      assertThat(two.forgottenBefore()).isNull();
      assertThat(store().recordsOf(connection, "audit").count()).isZero();
    }
  }

  @Test
  default void floor_isRaisedByThePurgeAndDoubtsWhatIsOlder() throws Exception {
    process("a");
    age("a", Duration.ofDays(8));
    store().purge("ledger", Duration.ofDays(7), 100);
    try (Connection connection = begin()) {
      Instant floor =
          Objects.requireNonNull(store().recordsOf(connection, "ledger").forgottenBefore());
      IncomingMessage old = new IncomingMessage(key("b"), "ID:b", floor.minusSeconds(60));
      IncomingMessage young = new IncomingMessage(key("b"), "ID:b", floor.plusSeconds(3600));
      assertThat(store().floorDoubt(connection, old)).isPresent();
      assertThat(store().floorDoubt(connection, young)).isEmpty();
    }
  }

  @Test
  default void reply_goesWithTheForgottenRecord() throws Exception {
    process("a");
    try (Connection connection = begin()) {
      store()
          .saveReply(
              connection, key("a"), new StoredReply(StoredReply.Kind.TEXT, null, new byte[] {1}));
      connection.commit();
    }
    assertThat(store().forgottenKeys().forget(key("a"), record("a"))).isTrue();
    assertThat(List.of(count("SELECT count(*) FROM xonce_reply"))).containsExactly(0);
  }
}
