/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.wildfly.core.launcher.CliCommandBuilder;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/** An unpacked WildFly: its state, its configuration, its command line. */
final class WildFlyHome {

  static final String LOOPBACK = "127.0.0.1";

  private static final String CONFIGURATION = "standalone-full.xml";
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  private final Path home;
  private final Path standalone;

  WildFlyHome(Path home) {
    this.home = home;
    this.standalone = home.resolve("standalone");
    if (!Files.isRegularFile(home.resolve("jboss-modules.jar"))) {
      throw new IllegalStateException("No WildFly in " + home);
    }
  }

  Path log() {
    return standalone.resolve("log").resolve("server.log");
  }

  Path data() {
    return standalone.resolve("data");
  }

  /** What the running server writes to its standard output and error, from its last start on. */
  Path console() {
    return home.resolve("console.log");
  }

  Path deployments() {
    return standalone.resolve("deployments");
  }

  Path directory() {
    return home;
  }

  /** Takes everything back that earlier runs have left, but for modules. */
  void reset() throws IOException {
    for (String state : List.of("data", "log", "tmp")) {
      Directories.delete(standalone.resolve(state));
    }
    try (Stream<Path> files = Files.list(deployments())) {
      files.filter(file -> !file.endsWith("README.txt")).forEach(Directories::delete);
    }
    Path configuration = standalone.resolve("configuration").resolve(CONFIGURATION);
    Path pristine = home.resolve(CONFIGURATION + ".pristine");
    if (Files.exists(pristine)) {
      Directories.delete(configuration);
      Files.copy(pristine, configuration);
    } else {
      Files.copy(configuration, pristine);
    }
  }

  /** Runs the scripts, one after another, on the configuration of the stopped server. */
  void configure(Map<String, String> properties, List<String> scripts) throws IOException {
    List<String> commands = new ArrayList<>();
    commands.add("embed-server --std-out=echo --server-config=" + CONFIGURATION);
    commands.addAll(scripts);
    commands.add("stop-embedded-server");
    cli(commands, properties, "--resolve-parameter-values");
  }

  /** Runs commands on the command line of the server, and answers what it printed. */
  String cli(List<String> commands, Map<String, String> properties, String... arguments)
      throws IOException {
    Path script = Files.createTempFile(home, "script", ".cli");
    // Readable by this account only, as it holds passwords.
    Path values = Files.createTempFile(home, "script", ".properties");
    try {
      Files.write(script, commands);
      store(properties, values);
      // The CLI's module commands look there, and nowhere else.
      return Command.run(
          home, cli(script, values, arguments), Map.of("JBOSS_HOME", home.toString()));
    } finally {
      Files.delete(script);
      Files.delete(values);
    }
  }

  private static void store(Map<String, String> values, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    try (var stream = Files.newOutputStream(file)) {
      properties.store(stream, null);
    }
  }

  private List<String> cli(Path script, Path values, String... arguments) {
    return CliCommandBuilder.asModularLauncher(home)
        .setJavaHome(JAVA_HOME)
        .addJavaOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC") // It runs for seconds.
        .setScriptFile(script)
        .addCliArgument("--properties=" + values)
        .addCliArguments(arguments)
        .build();
  }

  /** The command line of the server itself, with no shell script between. */
  List<String> server(int portOffset, List<String> jvmOptions) {
    return StandaloneCommandBuilder.of(home)
        .setJavaHome(JAVA_HOME)
        .setJavaOptions("-Xms512m", "-Xmx1g", "-Djava.net.preferIPv4Stack=true")
        .addJavaOption("-Djava.awt.headless=true")
        .addJavaOption("-Djboss.modules.system.pkgs=org.jboss.byteman")
        .addJavaOptions(jvmOptions)
        .setServerConfiguration(CONFIGURATION)
        .setBindAddressHint(LOOPBACK)
        .setBindAddressHint("management", LOOPBACK)
        .setBindAddressHint("unsecure", LOOPBACK)
        .addServerArgument("-Djboss.socket.binding.port-offset=" + portOffset)
        .build();
  }

  /** Empties the console, so that it tells of one start only. */
  void resetConsole() {
    try {
      Files.deleteIfExists(console());
      Files.createFile(console());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot empty " + console(), e);
    }
  }
}
