/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WildFlyScriptIT {

  private static final Path HOME = Path.of(System.getProperty("wildfly.home", ""));

  @Test
  void failing_command_shown(@TempDir Path directory) throws IOException {
    Path script = Files.writeString(directory.resolve("bad.cli"), "/subsystem=no-such:remove");
    assertThatThrownBy(() -> WildFly.prepare(HOME, Map.of(), script))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("WFLYCTL0030")
        .hasMessageContaining("no-such");
  }

  @Test
  void missing_server_named(@TempDir Path directory) {
    assertThatThrownBy(() -> WildFly.prepare(directory, Map.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No WildFly in " + directory);
  }
}
