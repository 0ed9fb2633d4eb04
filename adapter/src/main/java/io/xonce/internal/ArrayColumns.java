/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many rows in one statement, where the database has arrays: each parameter is a column, so the
 * text of the statement is the same for any number of rows.
 */
public final class ArrayColumns<T> {

  private final PreparedStatement statement;
  private final List<T> rows;

  public ArrayColumns(PreparedStatement statement, List<T> rows) {
    this.statement = statement;
    this.rows = rows;
  }

  /** An array of {@code bytea}. */
  public void bytes(int parameter, Function<T, byte @Nullable []> column) throws SQLException {
    set(parameter, "bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  /** An array of {@code text}. */
  public void texts(int parameter, Function<T, @Nullable String> column) throws SQLException {
    set(parameter, "text", rows.stream().map(column).toArray(String[]::new));
  }

  /** An array of {@code int4}. */
  public void numbers(int parameter, Function<T, @Nullable Integer> column) throws SQLException {
    set(parameter, "int4", rows.stream().map(column).toArray(Integer[]::new));
  }

  /** An array of {@code text}, to be cast to times. */
  public void times(int parameter, Function<T, @Nullable Instant> column) throws SQLException {
    texts(parameter, row -> text(column.apply(row)));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
  }

  private void set(int parameter, String type, Object[] values) throws SQLException {
    Array array = statement.getConnection().createArrayOf(type, values);
    statement.setArray(parameter, array);
  }
}
