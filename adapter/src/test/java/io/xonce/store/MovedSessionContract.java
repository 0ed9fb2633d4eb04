/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.key;
import static io.xonce.store.StoreFixture.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A bean sets the session to another schema, where there are tables of the same names, or none. */
interface MovedSessionContract extends StoreFixture {

  AtomicInteger NUMBER = new AtomicInteger();

  @Test
  default void claim_isMadeWhereTheTablesWereFound() throws Exception {
    String other = createOther();
    process("a");
    try (Connection connection = begin()) {
      TestDataSources.move(connection, other);
      assertThat(claim(connection, "a")).isEqualTo(Verdict.DUPLICATE);
      assertThat(store().claimAll(connection, List.of(message("a"), message("b"), message("c"))))
          .extracting(Claim::verdict)
          .containsExactly(Verdict.DUPLICATE, Verdict.FIRST, Verdict.FIRST);
      assertThat(store().claimAboveFloor(connection, message("d")).verdict())
          .isEqualTo(Verdict.FIRST);
      store().saveReply(connection, key("b"), reply());
      assertThat(store().findReply(connection, key("b"))).contains(reply());
      assertThat(store().find(connection, key("a"))).isPresent();
      connection.commit();
    }
    assertThat(count("SELECT count(*) FROM xonce_message")).isEqualTo(4);
    assertThat(count("SELECT count(*) FROM " + other + ".xonce_message")).isZero();
  }

  @Test
  default void oldRecords_arePurgedWhereTheTablesWereFound() throws Exception {
    String other = createOther();
    AtomicReference<String> schema = new AtomicReference<>();
    DedupStore moving =
        DedupStore.open(
            TestDataSources.movingTo(schema, dataSource()), SchemaMode.VALIDATE, PATIENCE);
    process("a");
    age("a", Duration.ofDays(9));
    schema.set(other);
    assertThat(moving.lostAmong(List.of(key("a")), CommitMode.LOCAL)).isEmpty();
    assertThat(moving.purge("ledger", Duration.ofDays(7), 10)).isEqualTo(1);
    assertThat(moving.claimAlone(message("b")).verdict()).isEqualTo(Verdict.FIRST);
    assertThat(count("SELECT count(*) FROM xonce_message")).isEqualTo(1);
    assertThat(count("SELECT count(*) FROM xonce_floor")).isEqualTo(1);
  }

  private static StoredReply reply() {
    return new StoredReply(StoredReply.Kind.TEXT, null, "done".getBytes(StandardCharsets.UTF_8));
  }

  /** A schema with tables of the same names. */
  private String createOther() throws SQLException {
    String schema = "other" + NUMBER.incrementAndGet();
    execute("CREATE SCHEMA " + schema);
    DedupStore.open(
        TestDataSources.movingTo(new AtomicReference<>(schema), dataSource()),
        SchemaMode.CREATE,
        PATIENCE);
    return schema;
  }
}
