/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {

  @Test
  void whatATerminalWouldObey_isNotWritten() {
    assertThat(Output.printable("a\u001b[2J\r\n\u202eb\u2028\ud800ä€𝄞"))
        .isEqualTo("a?[2J???b??ä€𝄞");
  }

  @Test
  void columns_areAligned() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .table(
            List.of(Output.row("KEY", "STATE"), Output.row("a", "b"), Output.row("abcd\n", "-")));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("KEY    STATE", "a      b", "abcd?  -");
  }
}
