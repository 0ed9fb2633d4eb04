/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xonce.internal.RootCause;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening a store, or refusing to. */
interface SchemaContract extends StoreFixture {

  private static DedupStore open(DataSource dataSource, SchemaMode mode) {
    return DedupStore.open(dataSource, mode, PATIENCE);
  }

  @Test
  default void emptyDatabase_isRefusedNamingTheFileToRun() {
    DataSource empty = database().create();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(empty, SchemaMode.VALIDATE))
        .isNotInstanceOf(StoreUnavailableException.class)
        .withMessageStartingWith("XONCE04002")
        .withMessageContaining("table xonce_message")
        .withMessageContaining("table xonce_lock")
        .withMessageContaining("table xonce_attempt")
        .withMessageMatching("(?s).*Run the file io/xonce/store/[a-z0-9]+\\.sql.*");
  }

  @Test
  default void create_canBeRepeatedAndKeepsTheRecords() throws Exception {
    process("a");
    DedupStore again = open(dataSource(), SchemaMode.CREATE);
    try (Connection connection = again.connect()) {
      connection.setAutoCommit(false);
      assertThat(again.claim(connection, StoreFixture.message("a")).verdict()).isEqualTo(DUPLICATE);
    }
  }

  /** Before keys could be forgotten, and actions were recorded. */
  @Test
  default void schemaOfAnEarlierVersion_isCompletedByTheFileAndKeepsTheRecords() throws Exception {
    process("a");
    execute("DROP TABLE xonce_forgotten");
    execute("DROP TABLE xonce_action");
    execute("DROP INDEX xonce_attempt_message");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(dataSource(), SchemaMode.VALIDATE))
        .withMessageStartingWith("XONCE04002")
        .withMessageContaining("table xonce_forgotten")
        .withMessageContaining("table xonce_action")
        .withMessageContaining("index xonce_attempt(message_id)");

    open(dataSource(), SchemaMode.CREATE);
    open(dataSource(), SchemaMode.VALIDATE);
    assertThat(process("a")).isEqualTo(DUPLICATE);
    assertThat(process("b")).isEqualTo(FIRST);
  }

  @Test
  default void createOnSeveralNodesAtOnce_succeedsOnEach() throws Exception {
    DataSource empty = database().create();
    CyclicBarrier start = new CyclicBarrier(8);
    List<Future<DedupStore>> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(
          async(
              () -> {
                start.await();
                return open(empty, SchemaMode.CREATE);
              }));
    }
    for (Future<DedupStore> node : nodes) {
      assertThat(node.get()).isNotNull();
    }
    open(empty, SchemaMode.VALIDATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TABLE xonce_reply, xonce_message | table xonce_message",
        "DROP TABLE xonce_reply | : [table xonce_reply].",
        "DROP TABLE xonce_floor | : [table xonce_floor].",
        "DROP TABLE xonce_lock | table xonce_lock",
        "DROP TABLE xonce_action | : [table xonce_action].",
        "DROP TABLE xonce_forgotten | : [table xonce_forgotten].",
        "DROP INDEX xonce_message_age | index xonce_message(consumer, processed_at)",
        "DELETE FROM xonce_lock | row 'purge' of xonce_lock"
      })
  default void missingPart_isNamedAndCreated(String sql, String missing) throws Exception {
    execute(sql);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(dataSource(), SchemaMode.VALIDATE))
        .withMessageStartingWith("XONCE04002")
        .withMessageContaining(missing);

    open(dataSource(), SchemaMode.CREATE);
    assertThat(process("a")).isEqualTo(FIRST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP COLUMN message_id | xonce_message.message_id",
        "DROP CONSTRAINT xonce_message_pkey CASCADE | primary key xonce_message(key_hash)",
        "ALTER COLUMN key_text SET DATA TYPE varchar(20) | xonce_message.key_text",
        "ALTER COLUMN consumer DROP NOT NULL | xonce_message.consumer"
      })
  default void tableThatDiffers_isRefusedInEachMode(String change, String missing)
      throws Exception {
    execute("ALTER TABLE xonce_message " + change);
    for (SchemaMode mode : SchemaMode.values()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> open(dataSource(), mode))
          .withMessageStartingWith("XONCE04002")
          .withMessageContaining(missing);
    }
  }

  @Test
  default void otherPrimaryKey_isRefused() throws Exception {
    execute("ALTER TABLE xonce_message DROP CONSTRAINT xonce_message_pkey CASCADE");
    execute("ALTER TABLE xonce_message ADD PRIMARY KEY (key_hash, processed_at)");
    execute("CREATE UNIQUE INDEX looks_alike ON xonce_message (key_hash)");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(dataSource(), SchemaMode.VALIDATE))
        .withMessageContaining("is set: [primary key xonce_message(key_hash), foreign key");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Connection.TRANSACTION_READ_UNCOMMITTED,
        Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_SERIALIZABLE
      })
  default void otherIsolation_isRefused(int level) {
    DataSource isolated = TestDataSources.withIsolation(dataSource(), level);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> open(isolated, SchemaMode.VALIDATE))
        .withMessageStartingWith("XONCE04001")
        .withMessageContaining("Set its transaction isolation to READ COMMITTED");
  }

  @Test
  default void unreachableDatabase_isToldApartFromAWrongSchema() {
    DataSource nowhere = database().unreachable();
    for (SchemaMode mode : SchemaMode.values()) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> open(nowhere, mode))
          .withMessageStartingWith("XONCE04005")
          .withMessageNotContaining("): .")
          .satisfies(e -> assertThat(e.getMessage()).contains(RootCause.of(e)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S", "PT25H"})
  default void lockTimeoutOutOfRange_isRefused(Duration lockTimeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> storeWaiting(lockTimeout))
        .withMessageStartingWith("XONCE04030");
  }
}
