/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The databases that Xonce knows, and what store and ledger both need of each; what is here
 * otherwise is standard SQL.
 *
 * <p>This is the place to add one. What only the store or only the ledger does in its own way is a
 * switch over this type without a default, so the compiler leads there; the tests ask for its
 * tables.
 */
public enum Database {
  POSTGRESQL("PostgreSQL", TimeColumn.ZONED, "CURRENT_TIMESTAMP", "pg_prepared_xacts") {
    @Override
    public void relaxCommit(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL synchronous_commit = off");
      }
    }
  },

  /** Its driver moves times between zones, also, in older versions, one without a zone. */
  MARIADB("MariaDB", TimeColumn.UTC_BY_CALENDAR, "UTC_TIMESTAMP(6)", "XA RECOVER"),

  /** For development and tests. */
  H2("H2", TimeColumn.ZONED, "CURRENT_TIMESTAMP", "information_schema.in_doubt"),

  /** 12.2 and later. Written from its documentation, not yet run. */
  ORACLE("Oracle", TimeColumn.ZONED, "CURRENT_TIMESTAMP", "dba_2pc_pending") {
    @Override
    public boolean isYetToRun() {
      return true;
    }

    @Override
    String fromNowhere() {
      return " FROM dual";
    }
  },

  /** 2014 and later. Written from its documentation, not yet run. */
  SQLSERVER(
      "Microsoft SQL Server",
      TimeColumn.UTC,
      "SYSUTCDATETIME()",
      "sys.dm_tran_locks, as request_session_id -2") {
    @Override
    public boolean isYetToRun() {
      return true;
    }

    @Override
    public String firstRows() {
      return " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY";
    }

    @Override
    public String selectUnlocked(String columns, String table, String condition) {
      return "SELECT %s FROM %s WITH (UPDLOCK, ROWLOCK, READPAST) WHERE %s"
          .formatted(columns, table, condition);
    }
  },

  /** 11.5 for Linux, Unix and Windows. Written from its documentation, not yet run. */
  DB2("DB2", TimeColumn.UTC, "CURRENT TIMESTAMP - CURRENT TIMEZONE", "LIST INDOUBT TRANSACTIONS") {
    @Override
    public boolean isYetToRun() {
      return true;
    }

    /** Such as DB2/LINUXX8664. */
    @Override
    boolean isReportedAs(String product) {
      return product.startsWith("DB2/");
    }

    @Override
    String fromNowhere() {
      return " FROM sysibm.sysdummy1";
    }

    @Override
    public String selectUnlocked(String columns, String table, String condition) {
      return "SELECT %s FROM %s WHERE %s FOR UPDATE WITH RS USE AND KEEP UPDATE LOCKS SKIP LOCKED DATA"
          .formatted(columns, table, condition);
    }
  };

  private final String product;
  private final TimeColumn times;
  private final String now;
  private final String inDoubt;

  Database(String product, TimeColumn times, String now, String inDoubt) {
    this.product = product;
    this.times = times;
    this.now = now;
    this.inDoubt = inDoubt;
  }

  /** The one behind a connection; empty if it is none of these. */
  public static Optional<Database> of(DatabaseMetaData metaData) throws SQLException {
    String reported = metaData.getDatabaseProductName();
    return Arrays.stream(values()).filter(database -> database.isReportedAs(reported)).findFirst();
  }

  /** The names of all, for people. */
  public static List<String> products() {
    return Arrays.stream(values()).map(Database::product).toList();
  }

  /** The name of the product. */
  public String product() {
    return product;
  }

  /** Whether a driver names it so. */
  boolean isReportedAs(String reported) {
    return reported.equals(product);
  }

  /** Whether nobody has run it yet, so that it may be wrong. */
  public boolean isYetToRun() {
    return false;
  }

  /** The DDL, in the store's folder of the jar. */
  public String file() {
    return name().toLowerCase(Locale.ROOT) + ".sql";
  }

  /** How its columns keep a time. */
  public TimeColumn times() {
    return times;
  }

  /** The current time, as an expression. It is the database's: clocks of nodes differ. */
  public String now() {
    return now;
  }

  /** The current time. */
  public Instant now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select(now))) {
      row.next();
      return times.required(row, 1);
    }
  }

  /** One row of these expressions. */
  public String select(String expressions) {
    return "SELECT " + expressions + fromNowhere();
  }

  /** What a SELECT without a table needs. */
  String fromNowhere() {
    return "";
  }

  /** Where it lists the transactions that are prepared and not ended, for people. */
  public String inDoubt() {
    return inDoubt;
  }

  /** What follows an ORDER BY to get the first rows only; their number is a parameter. */
  public String firstRows() {
    return " FETCH FIRST ? ROWS ONLY";
  }

  /**
   * Locks the rows it gives until the transaction ends; leaves out those that others have locked.
   */
  public String selectUnlocked(String columns, String table, String condition) {
    return "SELECT %s FROM %s WHERE %s FOR UPDATE SKIP LOCKED".formatted(columns, table, condition);
  }

  /** Gives the time of the database to who gets the purge lock at once, and nobody else a row. */
  public String purgeLock() {
    return selectUnlocked(now, "xonce_lock", "name = 'purge'");
  }

  /**
   * Lets the running transaction commit without waiting for the disk, where the database can. A
   * crash of the server may cost it: for history, never for state.
   *
   * @param connection in a transaction
   */
  public void relaxCommit(Connection connection) throws SQLException {}
}
