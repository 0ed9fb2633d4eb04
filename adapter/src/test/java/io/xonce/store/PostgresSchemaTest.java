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
        "ALTER TABLE xonce_message SET UNLOGGED",
        "ALTER TABLE xonce_message SET SCHEMA elsewhere",
        "CREATE TEMP TABLE xonce_message (LIKE xonce_message)",
        "DROP INDEX xonce_message_age;"
            + "CREATE INDEX ON xonce_message (consumer, processed_at) WHERE consumer = 'x'"
      })
  void tableThatOnlyLooksRight_isRefused(String sql) throws Exception {
    execute("CREATE SCHEMA elsewhere");
    try (Connection connection = begin()) {
      execute(connection, sql);
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> new Schema(connection, new PostgresDialect()).validate())
          .withMessageStartingWith("XONCE04002");
    }
  }

  @Test
  void otherSchemaOnTheSearchPath_isFound() throws Exception {
    execute("CREATE SCHEMA elsewhere");
    execute("ALTER TABLE xonce_message SET SCHEMA elsewhere");
    try (Connection connection = begin()) {
      execute(connection, "SET LOCAL search_path = public, elsewhere");
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
    createUser("clerk");
    execute("GRANT SELECT, INSERT ON xonce_message, xonce_lock TO clerk");
    DataSource clerk = as("clerk");
    DedupStore store = DedupStore.open(clerk, SchemaMode.CREATE, PATIENCE);
    try (Connection connection = store.connect()) {
      connection.setAutoCommit(false);
      assertThat(store.claim(connection, message("a")).verdict()).isEqualTo(FIRST);
    }
  }

  @Test
  void userWithoutTheRightToCreate_isToldWhichFileToRun() throws Exception {
    execute("DROP TABLE xonce_message");
    createUser("guest");
    execute("GRANT SELECT ON xonce_lock TO guest");
    DataSource guest = as("guest");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> DedupStore.open(guest, SchemaMode.CREATE, PATIENCE))
        .withMessageStartingWith("XONCE04003")
        .withMessageContaining("SQLState 42501")
        .withMessageContaining("io/xonce/store/postgresql.sql");
  }

  private void createUser(String name) throws SQLException {
    execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
  }

  private DataSource as(String user) throws SQLException {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(dataSource().unwrap(PGSimpleDataSource.class).getUrl());
    dataSource.setUser(user);
    dataSource.setPassword(user);
    return dataSource;
  }
}
