/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From nothing to a protected message in two commands. They find the artifacts of this build in a
 * repository of their own, and those of others where this build found them.
 */
class ArchetypeIT {

  private static final String VERSION = Maven.property("archetype.version");

  /** The commands are typed where a project is already. */
  private static final String PARENT =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>other</groupId>
        <artifactId>other</artifactId>
        <version>2</version>
        <packaging>pom</packaging>
      </project>
      """;

  @Test
  void generatedProject_testsItsBeanUnderEachDisturbance(@TempDir Path directory)
      throws IOException, InterruptedException {
    addArchetype();
    Path repository = directory.resolve("repository");
    Path pom = repository.resolve("pom.xml");
    Files.createDirectories(repository);
    Files.writeString(pom, PARENT);
    Maven.run(
        repository,
        Maven.property("archetype.plugin") + ":generate",
        "-DarchetypeGroupId=io.xonce",
        "-DarchetypeArtifactId=xonce-archetype",
        "-DarchetypeVersion=" + VERSION,
        "-DarchetypeCatalog=internal",
        "-DgroupId=com.example",
        "-DartifactId=payments",
        "-Dversion=1.0",
        "-Dpackage=com.example.payments",
        ofReadme("-DoutputDirectory=.."));
    assertThat(pom)
        .content()
        .as("the repository's own, which would become its parent")
        .isEqualTo(PARENT);
    Path project = directory.resolve("payments");
    assertThat(project.resolve("src/main/java/com/example/payments/PaymentListener.java"))
        .content()
        .isEqualTo("package com.example.payments;\n\n" + Docs.bean());

    assertThat(Maven.run(repository, "-f", ofReadme("../payments"), "verify"))
        .contains("Tests run: 6, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(project.resolve("target/payments.war")).isRegularFile();
  }

  /** What is typed here is what the README has typed. */
  private static String ofReadme(String argument) throws IOException {
    assertThat(Docs.README).content().contains(argument);
    return argument;
  }

  /** The others are there already. */
  private static void addArchetype() throws IOException {
    String name = "xonce-archetype";
    Path home = Maven.REPOSITORY.resolve("io/xonce").resolve(name).resolve(VERSION);
    Files.createDirectories(home);
    copy(Path.of(Maven.property("archetype.jar")), home.resolve(name + "-" + VERSION + ".jar"));
    copy(Path.of(Maven.property("archetype.pom")), home.resolve(name + "-" + VERSION + ".pom"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
