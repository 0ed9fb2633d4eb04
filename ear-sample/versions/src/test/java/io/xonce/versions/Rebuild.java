/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * A build of adapter and interceptor, with their tests compiled and their bills of materials, from
 * the sources alone.
 */
record Rebuild(Path root, Path copy) {

  private static final Set<String> NO_SOURCES = Set.of("target", ".git", "node_modules");

  /** Builds with a JDK, in the other folder, and answers whether it could. */
  boolean succeeds(Path jdk) throws IOException, InterruptedException {
    copySources();
    return new Child(
            copy,
            log(),
            List.of(
                "env",
                "JAVA_HOME=" + jdk,
                copy.resolve("mvnw").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--projects=interceptor",
                "--also-make",
                "package",
                "org.cyclonedx:cyclonedx-maven-plugin:makeBom",
                "-DskipTests",
                "-Dspotless.check.skip"))
        .succeeds();
  }

  Path log() {
    return Path.of("target", "logs", copy.getFileName() + ".log").toAbsolutePath();
  }

  private void copySources() throws IOException {
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
