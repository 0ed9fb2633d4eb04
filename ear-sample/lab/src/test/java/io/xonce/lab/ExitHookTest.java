/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In what order a JVM that exits stops what it has started. */
class ExitHookTest {

  /** What exits. */
  static final class Exiting {
    public static void main(String[] arguments) {
      new ExitHook(() -> System.out.println("disk"), "disk").set();
      ExitHook broken =
          new ExitHook(
              () -> {
                throw new IllegalStateException("does not end");
              },
              "broken");
      broken.set();
      ExitHook gone = new ExitHook(() -> System.out.println("gone"), "gone");
      gone.set();
      gone.remove();
      new ExitHook(() -> System.out.println("server"), "server").set();
    }
  }

  @Test
  void lastSet_isStoppedFirst_andWhatFailsHindersNobody() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String printed =
        Command.run(Path.of("."), List.of(java, "-cp", classPath, Exiting.class.getName()));
    assertThat(printed.lines().filter(Set.of("server", "disk", "gone")::contains))
        .containsExactly("server", "disk");
  }
}
