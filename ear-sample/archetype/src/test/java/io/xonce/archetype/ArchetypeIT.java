/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From nothing to a protected message in two commands. They find the artifacts of this build in a
 * repository of their own, and those of others where this build found them.
 */
class ArchetypeIT {

  private static final Path REPOSITORY = Path.of(property("it.repository"));
  private static final String VERSION = property("archetype.version");
  private static final Path README = Path.of("../../README.md");

  @Test
  void generatedProject_testsItsBeanUnderEachDisturbance(@TempDir Path directory)
      throws IOException, InterruptedException {
    addArchetype();
    run(
        directory,
        property("archetype.plugin") + ":generate",
        "-DarchetypeGroupId=io.xonce",
        "-DarchetypeArtifactId=xonce-archetype",
        "-DarchetypeVersion=" + VERSION,
        "-DarchetypeCatalog=internal",
        "-DgroupId=com.example",
        "-DartifactId=payments",
        "-Dversion=1.0",
        "-Dpackage=com.example.payments");
    Path project = directory.resolve("payments");
    assertThat(project.resolve("src/main/java/com/example/payments/PaymentListener.java"))
        .content()
        .isEqualTo("package com.example.payments;\n\n" + beanOfTheReadme());

    assertThat(run(project, "verify")).contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.resolve("target/payments.war")).isRegularFile();
  }

  /** The others are there already. */
  private static void addArchetype() throws IOException {
    String name = "xonce-archetype";
    Path home = REPOSITORY.resolve("io/xonce").resolve(name).resolve(VERSION);
    Files.createDirectories(home);
    copy(Path.of(property("archetype.jar")), home.resolve(name + "-" + VERSION + ".jar"));
    copy(Path.of(property("archetype.pom")), home.resolve(name + "-" + VERSION + ".pom"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String beanOfTheReadme() throws IOException {
    String text = Files.readString(README);
    int start = text.indexOf("```java\n") + "```java\n".length();
    return text.substring(start, text.indexOf("```", start));
  }

  /** Runs Maven, and answers what it said. */
  private static String run(Path directory, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                property("maven.command"),
                "--batch-mode",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + REPOSITORY,
                "-Dmaven.repo.local.tail=" + property("local.repository")));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "maven", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as("%s%n%s", command, said).isTrue();
    return said;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
