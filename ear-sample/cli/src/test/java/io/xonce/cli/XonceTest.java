/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no server; the rest is tried on a real one. */
class XonceTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private int type(String... line) {
    return new Xonce(Map.of(), null, stream(out), stream(errors)).run(line);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void help_listsEachOptionAndStatus() {
    assertThat(type("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--server", "--reason", "--consumer", "--tenant", "--most", "--rate", "--message")
        .contains("--skip", "--to", "rehearse GROUP", "divert GROUP", "stop ID")
        .contains("--json", "--help", "--version")
        .contains("  0  done", "  1  something", "  2  the command line", "  3  the server");
    assertThat(Xonce.usage().lines()).allMatch(line -> line.length() <= 110);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Say a command",
        "fly | There is no command 'fly'",
        "explain | explain needs a key",
        "explain a b | 'b' is one word too many",
        "in-doubt now | in-doubt is about nothing in particular",
        "explain a --password b | There is no option --password",
        "explain a --rate 1 | explain has no option --rate",
        "retry a --reason b --rate x | --rate needs a whole number",
        "retry a --reason | --reason needs a value",
        "retry a --reason b --reason c | Say --reason once",
        "divert a --reason b | Say to which queue, with --to",
        "retry a --reason b --to c | retry has no option --to",
        "rehearse a --reason b | Say which message, with --message",
        "rehearse a --reason b --message c --message d | Say --message once",
        "dead-letters a --skip b | --skip needs a whole number",
        "stop a | Say why, with --reason",
        "stop --reason a | stop needs a retry or diversion",
        "pause a | Say why, with --reason",
        "scan | Say why, with --reason",
        "guarantee --server ftp://a | is no address of a console"
      })
  void wrongCommandLine_isSaid(String line, String complaint) {
    assertThat(type(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(Status.USAGE);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains(complaint);
    assertThat(out.size()).isZero();
  }
}
