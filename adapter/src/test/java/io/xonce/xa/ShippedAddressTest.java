/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mariadb.jdbc.Configuration;

/** What the drivers make of the addresses in the set-up; a setting they do not know they ignore. */
class ShippedAddressTest {

  /** Of the server, by default: no statement of it takes longer. */
  private static final Duration TRANSACTION = Duration.ofMinutes(5);

  private static final Pattern ADDRESS = Pattern.compile("jdbc:[^\"}\\s]+");

  /** One that has no other in it. */
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{[^${}:]+(?::([^${}]*))?}");

  @ParameterizedTest
  @CsvSource({
    "xonce-setup.cli, 3, -c lock_timeout=10s",
    "xonce-image.cli, 1, -c lock_timeout=10s",
    "xonce-log-in-database.cli, 3,"
  })
  void postgresThatIsGone_isNotWaitedForForEver(String script, int count, String options)
      throws Exception {
    List<String> addresses = addresses(script);
    assertThat(addresses).hasSize(count);
    for (String address : addresses) {
      HonestXADataSource datasource = new HonestXADataSource();
      datasource.setUrl(address);
      assertThat(datasource.getOptions()).isEqualTo(options);
      assertThat(datasource.getTcpKeepAlive()).isTrue();
      assertThat(Duration.ofSeconds(datasource.getSocketTimeout())).isGreaterThan(TRANSACTION);
      assertThat(datasource.getConnectTimeout()).as("seconds").isPositive();
    }
  }

  @Test
  void mariaDbThatIsGone_isNotWaitedForForEver() throws Exception {
    List<String> addresses = addresses("mariadb.properties");
    assertThat(addresses).hasSize(1);
    new HonestMariaDbDataSource().setUrl(addresses.get(0));
    Configuration configuration = Configuration.parse(addresses.get(0));
    assertThat(configuration.sessionVariables())
        .isEqualTo("innodb_lock_wait_timeout=10,lock_wait_timeout=60");
    assertThat(configuration.tcpKeepAlive()).isTrue();
    assertThat(Duration.ofMillis(configuration.socketTimeout()))
        .isBetween(TRANSACTION, TRANSACTION.multipliedBy(2));
    assertThat(configuration.connectTimeout()).as("milliseconds").isPositive();
  }

  private static List<String> addresses(String script) throws IOException {
    return ADDRESS.matcher(byDefault(text(script))).results().map(MatchResult::group).toList();
  }

  /** With the defaults of its parameters; those that have none are of no matter here. */
  private static String byDefault(String text) {
    String resolved = text;
    while (PARAMETER.matcher(resolved).find()) {
      resolved =
          PARAMETER
              .matcher(resolved)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          Objects.requireNonNullElse(found.group(1), "given")));
    }
    return resolved;
  }

  private static String text(String script) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ShippedAddressTest.class.getResourceAsStream("/io/xonce/wildfly/" + script))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
