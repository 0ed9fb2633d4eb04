/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The tests of all modules, as text: their classes are not all here. */
record TestSources(List<Path> files) {

  private static final String TESTS = Path.of("src", "test", "java").toString();

  private static final Set<String> NO_SOURCES = Set.of("target", ".git", "node_modules");

  private static final Pattern TEST =
      Pattern.compile("@(?:Test|ParameterizedTest)\\b.*?\\bvoid (\\w+)\\(", Pattern.DOTALL);

  /** Those of the folder in which the module lies. */
  static TestSources ofTheProject() {
    Path root = Path.of("").toAbsolutePath().resolve("../..").normalize();
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Collector(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestSources(files);
  }

  /** What a build makes holds a hundred times as many files. */
  private static final class Collector extends SimpleFileVisitor<Path> {

    private final List<Path> tests;

    Collector(List<Path> tests) {
      this.tests = tests;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return NO_SOURCES.contains(directory.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".java") && file.toString().contains(TESTS)) {
        tests.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  /** Whether there is one class of this name, with this test. */
  boolean have(String test) {
    String[] parts = test.split("#", 2);
    List<Path> found =
        files.stream()
            .filter(file -> file.getFileName().toString().equals(parts[0] + ".java"))
            .toList();
    return found.size() == 1 && has(found.get(0), parts[1]);
  }

  private static boolean has(Path file, String method) {
    try {
      return TEST.matcher(Files.readString(file))
          .results()
          .anyMatch(found -> found.group(1).equals(method));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
