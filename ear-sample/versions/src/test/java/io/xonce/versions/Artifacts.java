/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gets other versions from where Maven gets those of the build. */
final class Artifacts {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";

  private final Path root;
  private final Path target;

  Artifacts(Path root, Path target) {
    this.root = root;
    this.target = target;
  }

  /** This class path with another version of an artifact. */
  String classPath(Tool tool, String version) throws IOException, InterruptedException {
    String id = tool.artifact().substring(tool.artifact().indexOf(':') + 1);
    String name = id + "-" + version + ".jar";
    maven("copy", tool.artifact() + ":" + version + ":jar");
    String place = File.separator + id + File.separator;
    return ownClassPath().stream()
        .map(entry -> entry.contains(place) ? target.resolve(name).toString() : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static List<String> ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).toList();
  }

  /** The project has left the one for the other with 2.50. */
  static String artemisGroup(String version) {
    return Integer.parseInt(version.split("\\.", 3)[1]) < 50
        ? "org.apache.activemq"
        : "org.apache.artemis";
  }

  /** An unpacked WildFly. */
  Path wildFly(String version) throws IOException, InterruptedException {
    Path home = target.resolve("wildfly-" + version);
    if (!Files.isDirectory(home)) {
      maven("unpack", Tool.WILDFLY.artifact() + ":" + version + ":zip");
    }
    return home;
  }

  private void maven(String goal, String artifact) throws IOException, InterruptedException {
    Child maven =
        new Child(
            root,
            target.resolve("maven.log"),
            List.of(
                root.resolve("mvnw").toString(),
                "--batch-mode",
                "--non-recursive",
                PLUGIN + goal,
                "-Dartifact=" + artifact,
                "-DoutputDirectory=" + target.toAbsolutePath()));
    if (!maven.succeeds()) {
      throw new IllegalStateException(artifact + ": " + String.join("\n", maven.log()));
    }
  }
}
