/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who builds the sources anew, in another folder and at another time, gets the same jars byte by
 * byte, and so can see that what is offered was made from them.
 */
class ReproducibleJarsIT {

  private static final Set<String> NO_SOURCES = Set.of("target", ".git", "node_modules");

  private final Path root = Path.of(System.getProperty("versions.root"));

  @Test
  void anotherBuild_makesTheSameJars(@TempDir Path copy) throws Exception {
    copySources(copy);
    assertThat(build(copy).succeeds()).as("the build, see rebuild.log").isTrue();
    for (String module : List.of("adapter", "interceptor")) {
      List<Path> jars = jars(root.resolve(module));
      assertThat(jars).as("jars of %s", module).isNotEmpty();
      for (Path jar : jars) {
        assertThat(copy.resolve(root.relativize(jar))).hasSameBinaryContentAs(jar);
      }
    }
  }

  private static Child build(Path copy) {
    return new Child(
        copy,
        Path.of("target", "logs", "rebuild.log").toAbsolutePath(),
        List.of(
            copy.resolve("mvnw").toString(),
            "--batch-mode",
            "--no-transfer-progress",
            "--projects=interceptor",
            "--also-make",
            "package",
            "-DskipTests",
            "-Dspotless.check.skip"));
  }

  private static List<Path> jars(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private void copySources(Path copy) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NO_SOURCES.contains(String.valueOf(folder.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(root.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, copy.resolve(root.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
