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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests of all modules, as text: their classes are not all here. */
record TestSources(List<Path> files) {

  private static final String TESTS = Path.of("src", "test", "java").toString();

  private static final Set<String> NO_SOURCES = Set.of("target", ".git", "node_modules");

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|^\\s*//.*?$", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern TEST = Pattern.compile("@(?:Test|ParameterizedTest)\\b");

  private static final String DISABLED = "@Disabled";

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

  /** Whether there is one class of this name that is run, with this test, and neither is off. */
  boolean have(String test) {
    String[] parts = test.split("#", 2);
    List<Path> found = files.stream().filter(file -> name(file).equals(parts[0])).toList();
    return found.size() == 1
        && isRun(parts[0])
        && isOn(COMMENT.matcher(read(found.get(0))).replaceAll(""), parts[0], parts[1]);
  }

  /** By its name, or by that of one that extends it. */
  private boolean isRun(String type) {
    Pattern extended = Pattern.compile("\\b(?:extends|implements)\\b[^{]*\\b" + type + "\\b");
    return isOfTests(type)
        || files.stream()
            .anyMatch(file -> isOfTests(name(file)) && extended.matcher(read(file)).find());
  }

  private static boolean isOfTests(String type) {
    return type.endsWith("Test") || type.endsWith("IT");
  }

  static boolean isOn(String text, String type, String method) {
    Matcher declared = Pattern.compile("\\b(?:class|interface) " + type + "\\b").matcher(text);
    int found = text.indexOf(" void " + method + "(");
    if (!declared.find() || found < 0) {
      return false;
    }
    // Members have an empty line between them, and their annotations none.
    String annotations = text.substring(text.lastIndexOf("\n\n", found), found);
    return TEST.matcher(annotations).find()
        && !annotations.contains(DISABLED)
        && !text.substring(0, declared.start()).contains(DISABLED);
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
