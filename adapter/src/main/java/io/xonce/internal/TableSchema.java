/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The schema in which the tables of Xonce were found. SQL names them without one, as its files for
 * the migration tools do, and a database then takes what the session is set to at that moment:
 * {@code SET search_path}, {@code USE}, {@code Connection.setSchema}, a temporary table. Prepared
 * through here, it always finds the same.
 *
 * <p><b>Threads.</b> Safe for use by many.
 */
public final class TableSchema {

  /** What a session is set to: no schema is named. */
  public static final TableSchema OF_SESSION = new TableSchema("");

  private static final Pattern TABLE =
      Pattern.compile(
          "(?<![\\w.'\"`])xonce_(?:message|reply|floor|lock|attempt|node|forgotten|action)\\b(?!')");

  /**
   * Longer ones name each of many keys: there are as many of them as sizes of batches, and all that
   * may be were kept.
   */
  private static final int LONGEST_KEPT = 4_000;

  /** What comes before the name of a table. */
  private final String prefix;

  /** By the statement without a schema; a few dozen, and one for each size of a small batch. */
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  private TableSchema(String prefix) {
    this.prefix = prefix;
  }

  /**
   * The schema of that name.
   *
   * @param connection to the database of the schema
   * @param name null: the database has none, or does not tell
   */
  public static TableSchema named(@Nullable String name, Connection connection)
      throws SQLException {
    if (name == null) {
      return OF_SESSION;
    }
    String quote = connection.getMetaData().getIdentifierQuoteString().trim();
    return new TableSchema(quote + name.replace(quote, quote + quote) + quote + ".");
  }

  /** The same connection, whose prepared statements find the tables. */
  public Connection in(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            arguments[0] = qualified((String) arguments[0]);
          }
          return call(() -> method.invoke(connection, arguments));
        });
  }

  /** The same datasource, whose connections are as {@link #in(Connection)}. */
  public DataSource in(DataSource dataSource) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = call(() -> method.invoke(dataSource, arguments));
          return result instanceof Connection connection ? in(connection) : result;
        });
  }

  String qualified(String sql) {
    if (sql.length() > LONGEST_KEPT) {
      return qualify(sql);
    }
    String known = statements.get(sql); // computeIfAbsent locks where a statement has neighbours
    return known == null ? statements.computeIfAbsent(sql, this::qualify) : known;
  }

  /** How many statements it keeps. */
  int kept() {
    return statements.size();
  }

  private String qualify(String sql) {
    return TABLE.matcher(sql).replaceAll(Matcher.quoteReplacement(prefix) + "$0");
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(TableSchema.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private interface Call {
    @Nullable Object run() throws ReflectiveOperationException;
  }

  private static @Nullable Object call(Call call) throws Throwable {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
