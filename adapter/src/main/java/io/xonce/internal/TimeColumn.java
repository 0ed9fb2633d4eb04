/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** How a database keeps a moment, to the microsecond. */
public enum TimeColumn {
  /** In a column that knows its zone. */
  ZONED {
    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Instant time)
        throws SQLException {
      OffsetDateTime value =
          time == null ? null : time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
      statement.setObject(parameter, value, Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    public @Nullable Instant read(ResultSet row, int column) throws SQLException {
      OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
      return value == null ? null : value.toInstant();
    }
  },

  /** In a column that knows none and holds UTC. */
  UTC {
    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Instant time)
        throws SQLException {
      LocalDateTime value =
          time == null
              ? null
              : LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
      statement.setObject(parameter, value, Types.TIMESTAMP);
    }

    @Override
    public @Nullable Instant read(ResultSet row, int column) throws SQLException {
      LocalDateTime value = row.getObject(column, LocalDateTime.class);
      return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
  },

  /**
   * The same by a driver that is told the zone at each reading: MariaDB's, before 3.5.9, takes a
   * {@code LocalDateTime} for one of the {@code connectionTimeZone} if {@code preserveInstants} is
   * set, and moves it, though only what is read (<a
   * href="https://jira.mariadb.org/browse/CONJ-1264">CONJ-1264</a>).
   */
  UTC_BY_CALENDAR {
    @Override
    public void write(PreparedStatement statement, int parameter, @Nullable Instant time)
        throws SQLException {
      UTC.write(statement, parameter, time);
    }

    @Override
    public @Nullable Instant read(ResultSet row, int column) throws SQLException {
      Timestamp value = row.getTimestamp(column, Calendar.getInstance(TimeZone.getTimeZone("UTC")));
      return value == null ? null : value.toInstant();
    }
  };

  /** Before the Gregorian calendar drivers differ on which day it was. */
  private static final Instant EARLIEST = Instant.parse("1583-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public abstract void write(PreparedStatement statement, int parameter, @Nullable Instant time)
      throws SQLException;

  public abstract @Nullable Instant read(ResultSet row, int column) throws SQLException;

  /** Of a column that is never null. */
  public Instant required(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(read(row, column), "time of a column that is never null");
  }

  /** A sender's nonsense time must not make its message undeliverable. */
  public static @Nullable Instant storable(@Nullable Instant time) {
    return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
  }
}
