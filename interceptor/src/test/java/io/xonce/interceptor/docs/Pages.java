/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this project, as the tests of its documentation read them. */
final class Pages {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path README = ROOT.resolve("README.md");
  static final Path DOCS = ROOT.resolve("interceptor/docs");

  private static final Set<String> NOT_SOURCE = Set.of("target", ".git", ".mvn", "node_modules");

  private Pages() {}

  /** README.md and the pages that it leads to. */
  static List<Path> documentation() {
    return Stream.concat(Stream.of(README), files(DOCS, name -> name.endsWith(".md")).stream())
        .toList();
  }

  /** The files below a folder whose names are wanted, without what a build has made. */
  static List<Path> files(Path folder, Predicate<String> name) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> name.test(file.getFileName().toString()) && isSource(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    for (Path part : ROOT.relativize(file)) {
      if (NOT_SOURCE.contains(part.toString())) {
        return false;
      }
    }
    return Files.isRegularFile(file);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
