/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The PostgreSQL server that an XA datasource leads to, as its properties name it. The server is
 * not asked, so that one with two names is taken for two.
 *
 * @param hosts with their ports, as in {@code db:5432}
 */
record PostgresAddress(String hosts) {

  /** What the driver takes where none is given. */
  private static final String HOST = "localhost";

  private static final String PORT = ":5432";

  private static final Pattern URL = Pattern.compile("jdbc:postgresql:(?://([^/?]*))?.*");

  /** Empty for a datasource of another database, and for one that does not tell. */
  static Optional<PostgresAddress> of(ServerModel model, String pool) {
    Optional<String> url = property(model, pool, "url");
    return url.isPresent()
        ? url.flatMap(PostgresAddress::inUrl)
        : property(model, pool, "servername")
            .flatMap(
                host ->
                    property(model, pool, "portnumber")
                        .map(port -> new PostgresAddress(complete(host + ":" + port))));
  }

  private static Optional<PostgresAddress> inUrl(String url) {
    Matcher matcher = URL.matcher(url);
    return matcher.matches()
        ? Optional.of(new PostgresAddress(all(Optional.ofNullable(matcher.group(1)).orElse(""))))
        : Optional.empty();
  }

  private static String all(String hosts) {
    return Arrays.stream(hosts.split(",", -1))
        .map(PostgresAddress::complete)
        .collect(Collectors.joining(","));
  }

  private static String complete(String host) {
    String named = host.isEmpty() ? HOST : host.toLowerCase(Locale.ROOT);
    return named.matches(".*:\\d+") ? named : named + PORT;
  }

  /** Drivers take its name in several spellings. */
  private static Optional<String> property(ServerModel model, String pool, String name) {
    return model.resources(pool + ",xa-datasource-properties=*").stream()
        .filter(each -> each.toLowerCase(Locale.ROOT).endsWith("=" + name))
        .findFirst()
        .flatMap(each -> model.value(each, "value"));
  }
}
