/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.xonce.internal.Database;
import io.xonce.internal.LogLines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be checked without the databases. */
class DialectTest {

  static List<Arguments> products() {
    return List.of(
        arguments("PostgreSQL", PostgresDialect.class),
        arguments("MariaDB", MariaDbDialect.class),
        arguments("H2", H2Dialect.class),
        arguments("Oracle", OracleDialect.class),
        arguments("Microsoft SQL Server", SqlServerDialect.class),
        arguments("DB2/LINUXX8664", Dialect.class));
  }

  @ParameterizedTest
  @MethodSource("products")
  void knownProduct_hasItsDialect(String product, Class<?> dialect) throws Exception {
    assertThat(dialect(product)).isExactlyInstanceOf(dialect);
  }

  /**
   * Who adds a database is to say here what its driver calls it, and so comes to all that follows.
   */
  @Test
  void everyDatabase_isTried() throws Exception {
    Set<Database> tried = EnumSet.noneOf(Database.class);
    for (Arguments product : products()) {
      tried.add(dialect((String) product.get()[0]).database());
    }
    assertThat(tried).containsExactly(Database.values());
  }

  private static Dialect dialect(String product) throws SQLException {
    return Dialect.of(TestDataSources.product(product));
  }

  @Test
  void unknownProduct_isRefusedNamingTheKnownOnes() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> dialect("Access"))
        .withMessageStartingWith("XONCE04000")
        .withMessageContaining("'Access'")
        .withMessageContaining("PostgreSQL, ")
        .withMessageContaining("DB2");
  }

  @ParameterizedTest
  @MethodSource("products")
  void file_hasEachTableWithItsColumnsAndKeys(String product) throws Exception {
    Dialect dialect = dialect(product);
    String file = read(dialect.database().file());
    for (String entry : dialect.requiredCatalog()) {
      MatchResult parts = ENTRY.matcher(entry).results().findFirst().orElse(null);
      if (parts != null) {
        assertThat(table(file, parts.group(2))).as(entry).containsPattern(expected(parts));
      }
    }
  }

  private static final Pattern ENTRY =
      Pattern.compile("^(column|primary key|foreign key) (\\w+)[.(](\\w+(?:, \\w+)*).*");

  private static String expected(MatchResult entry) {
    return entry.group(1).equals("column")
        ? "(?m)^  " + entry.group(3) + " "
        : "(?i)" + entry.group(1) + "[ A-Z]* \\(" + entry.group(3) + "\\)";
  }

  /** The text of its CREATE TABLE. */
  private static String table(String file, String table) {
    int start = file.indexOf(table + " (\n");
    assertThat(start).as("CREATE TABLE %s", table).isNotNegative();
    return file.substring(start, file.indexOf("\n)", start));
  }

  private static String read(String file) throws IOException {
    try (InputStream content = Dialect.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** No proof, but a first reader: H2 understands much of what Oracle does. */
  @Test
  void oraclesSql_isUnderstoodByH2() throws Exception {
    OracleDialect oracle = new OracleDialect();
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:oracle;MODE=Oracle");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : Schema.statements(read(Database.ORACLE.file()))) {
        statement.execute(sql);
      }
      IncomingMessage message = new IncomingMessage(StoreFixture.key(""), "ID:1", Instant.EPOCH);
      Claims claims = new Claims(oracle, connection, StoreFixture.PATIENCE);
      assertThat(claims.make(List.of(message), true)).containsExactly(Claim.FIRST);
      assertThat(Records.find(connection, message.key(), oracle.times()))
          .extracting("keyText", "sentAt")
          .containsExactly("", Instant.EPOCH);
      statement.execute("UPDATE xonce_message SET processed_at = DATE '2001-01-01'");
      PurgeBatch purge = new PurgeBatch(oracle, "ledger", Duration.ofDays(1), 10);
      assertThat(purge.run(connection)).isOne();
      assertThat(Floor.of("ledger", connection, Database.ORACLE).doubt(message)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Oracle", "Microsoft SQL Server", "DB2/LINUXX8664"})
  void dialectNeverRun_saysSoWhenItIsOpened(String product) throws Exception {
    assertThat(read(dialect(product).database().file())).startsWith("-- ").contains("not yet");
    DataSource pretending = TestDataSources.pretending(new H2TestDatabase().create(), product);
    try (LogLines log = new LogLines("io.xonce.store")) {
      assertThatExceptionOfType(Exception.class)
          .isThrownBy(
              () -> DedupStore.open(pretending, SchemaMode.VALIDATE, StoreFixture.PATIENCE));
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith(
              "XONCE04040: What the dedup store says to " + dialect(product).database().product())
          .contains("has not been run");
    }
  }

  @Test
  void dialectThatIsTested_opensWithoutAWord() {
    try (LogLines log = new LogLines("io.xonce.store")) {
      DedupStore.open(new H2TestDatabase().create(), SchemaMode.CREATE, StoreFixture.PATIENCE);
      assertThat(log.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Oracle, 72000, 2049, XONCE04010",
    "Oracle, 61000, 60, XONCE04011",
    "Oracle, 23000, 2291, XONCE04012",
    "Microsoft SQL Server, S0051, 1222, XONCE04010",
    "Microsoft SQL Server, 40001, 1205, XONCE04011",
    "DB2/LINUXX8664, 40001, -911, XONCE04011",
    "DB2/LINUXX8664, 08001, -4499, XONCE04005",
  })
  void failedClaim_isToldByStateOrCode(String product, String state, int code, String number)
      throws Exception {
    assertThat(failure(product, new SQLException("reason", state, code)))
        .hasMessageStartingWith(number);
  }

  @ParameterizedTest
  @MethodSource("products")
  void waitEndedByTheDriver_isATimeoutWhateverItsState(String product) throws Exception {
    assertThat(failure(product, new SQLTimeoutException("reason", "XYZ00")))
        .isInstanceOf(ClaimTimeoutException.class);
  }

  private static StoreException failure(String product, SQLException e) throws SQLException {
    return Failure.ofClaim(
        e, dialect(product), List.of(StoreFixture.message("a")), StoreFixture.PATIENCE);
  }

  @ParameterizedTest
  @CsvSource({"Oracle, 23000, 1", "Microsoft SQL Server, 23000, 2627", "DB2/X, 23505, -803"})
  void keyThatIsTaken_isToldByStateOrCode(String product, String state, int code) throws Exception {
    assertThat(dialect(product).isTaken(new SQLException("reason", state, code))).isTrue();
    assertThat(dialect(product).isTaken(new SQLException("reason", "23502", 515))).isFalse();
  }
}
