/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An EAR made of nothing but what the pages give to be copied. */
class OwnEarIT {

  @Test
  void copiedProjects_makeAnEarWithBothJars(@TempDir Path directory) throws Exception {
    List<String> projects = Docs.projects();
    assertThat(projects).hasSize(3);
    write(directory.resolve("pom.xml"), projects.get(0));
    write(directory.resolve("ejb/pom.xml"), projects.get(1));
    write(directory.resolve("ear/pom.xml"), projects.get(2));
    write(
        directory.resolve("ejb/src/main/java/com/example/PaymentListener.java"),
        "package com.example;\n\n" + Docs.bean());
    Maven.run(directory, "package");
    try (JarFile ear = new JarFile(directory.resolve("ear/target/payments.ear").toFile())) {
      assertThat(ear.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.matches("lib/.*xonce-interceptor-.*\\.jar"))
          .anyMatch(name -> name.matches("lib/.*xonce-adapter-.*\\.jar"))
          .anyMatch(name -> name.matches(".*payments-ejb-1\\.0\\.jar"));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
