/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.DUPLICATE;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The name of the schema comes from the database, and goes into each statement of the store. */
interface HostileSchemaContract extends StoreFixture {

  String NAME = "a\"b`c'; DROP TABLE xonce_message; --?$1\\";

  @Test
  default void nameThatIsSql_isAName() throws Exception {
    String quoted = quoted();
    execute("CREATE SCHEMA " + quoted);
    DedupStore store =
        DedupStore.open(
            TestDataSources.movingTo(new AtomicReference<>(NAME), dataSource()),
            SchemaMode.CREATE,
            PATIENCE);
    assertThat(store.claimAlone(message("a")).verdict()).isEqualTo(FIRST);
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      assertThat(store.claimAll(connection, List.of(message("a"), message("b"))))
          .extracting(Claim::verdict)
          .containsExactly(DUPLICATE, FIRST);
      assertThat(store.claimAboveFloor(connection, message("c")).verdict()).isEqualTo(FIRST);
      connection.commit();
    }
    assertThat(store.purge("ledger", Duration.ofDays(7), 10)).isZero();
    assertThat(count("SELECT count(*) FROM " + quoted + ".xonce_message")).isEqualTo(3);
    assertThat(count("SELECT count(*) FROM xonce_message")).isZero();
  }

  private String quoted() throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      String quote = connection.getMetaData().getIdentifierQuoteString();
      return quote + NAME.replace(quote, quote + quote) + quote;
    }
  }
}
