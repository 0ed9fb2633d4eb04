/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static io.xonce.store.StoreFixture.message;
import static io.xonce.store.Verdict.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresSchemaTest extends StoreTest {

  PostgresSchemaTest() {
    super(new PostgresTestDatabase());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE xonce_reply SET UNLOGGED",
        "ALTER TABLE xonce_message SET SCHEMA elsewhere",
        "CREATE TEMP TABLE xonce_message (LIKE xonce_message)",
        "DROP INDEX xonce_message_age;"
            + "CREATE INDEX ON xonce_message (consumer, processed_at) WHERE consumer = 'x'"
      })
  void tableThatOnlyLooksRight_isRefused(String sql) throws Exception {
    try (Connection connection = begin()) {
      execute(connection, "CREATE SCHEMA elsewhere");
      execute(connection, sql);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> new Schema(connection, new PostgresDialect()).validate())
          .withMessageStartingWith("XONCE04002");
    }
  }

  /** A pool hands on what an application has set. */
  @Test
  void schemaThatWasLookedThrough_isNamed() throws Exception {
    try (Connection connection = begin()) {
      execute(connection, "CREATE SCHEMA elsewhere");
      execute(connection, "SET LOCAL search_path = elsewhere");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> new Schema(connection, new PostgresDialect()).validate())
          .withMessageContaining("not found in 'elsewhere'")
          .withMessageContaining("flush the pool");
    }
  }

  @Test
  void otherSchemaOnTheSearchPath_isFound() throws Exception {
    String schema = dataSource().unwrap(PGSimpleDataSource.class).getCurrentSchema();
    try (Connection connection = begin()) {
      execute(connection, "SET LOCAL search_path = public, " + schema);
      new Schema(connection, new PostgresDialect()).validate();
    }
  }

  @Test
  void databaseThatCannotHoldEveryCharacter_isRefused() throws Exception {
    execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    DataSource latin = PostgresTestDatabase.named("latin");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> DedupStore.open(latin, SchemaMode.CREATE, PATIENCE))
        .withMessageStartingWith("XONCE04002")
        .withMessageContaining("database encoding UTF8");
  }

  @Test
  void userWithoutTheRightToCreate_opensACompleteSchema() throws Exception {
    DataSource clerk = user("clerk", "SELECT, INSERT ON xonce_message, xonce_lock");
    DedupStore store = DedupStore.open(clerk, SchemaMode.CREATE, PATIENCE);
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      assertThat(store.claim(connection, message("a")).verdict()).isEqualTo(FIRST);
    }
  }

  @Test
  void userWithoutTheRightToCreate_isToldWhichFileToRun() throws Exception {
    execute("DROP TABLE xonce_message CASCADE");
    DataSource guest = user("guest", "SELECT ON xonce_lock");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> DedupStore.open(guest, SchemaMode.CREATE, PATIENCE))
        .withMessageStartingWith("XONCE04003")
        .withMessageContaining("SQLState 42501")
        .withMessageContaining("io/xonce/store/postgresql.sql");
  }

  private DataSource user(String name, String privileges) throws SQLException {
    PGSimpleDataSource owner = dataSource().unwrap(PGSimpleDataSource.class);
    execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
    execute("GRANT USAGE ON SCHEMA " + owner.getCurrentSchema() + " TO " + name);
    execute("GRANT " + privileges + " TO " + name);
    return PostgresTestDatabase.as(name, owner);
  }
}
