/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who builds the sources anew, in another folder and at another time, gets the same jars byte by
 * byte, and so can see that what is offered was made from them.
 */
class ReproducibleJarsIT {

  private final Path root = Path.of(System.getProperty("versions.root"));

  @Test
  void anotherBuild_makesTheSameJars(@TempDir Path copy) throws Exception {
    Rebuild rebuild = new Rebuild(root, copy);
    assertThat(rebuild.succeeds(Runner.OWN_JDK)).as("see %s", rebuild.log()).isTrue();
    for (String module : List.of("adapter", "interceptor")) {
      List<Path> jars = jars(root.resolve(module));
      assertThat(jars).as("jars of %s", module).isNotEmpty();
      for (Path jar : jars) {
        assertThat(copy.resolve(root.relativize(jar))).hasSameBinaryContentAs(jar);
      }
    }
  }

  private static List<Path> jars(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
