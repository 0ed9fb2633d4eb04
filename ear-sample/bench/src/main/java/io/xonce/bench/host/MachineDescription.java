/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import io.xonce.bench.beans.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were measured on. */
public final class MachineDescription {

  private static final Path CPUS = Path.of("/proc/cpuinfo");

  private MachineDescription() {}

  public static Map<String, String> describe() {
    Map<String, String> description = new LinkedHashMap<>();
    description.put("when", Instant.now().toString());
    description.put("processor", processor());
    description.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    description.put(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    description.put("java", Runtime.version().toString());
    return description;
  }

  public static Map<String, String> settings(BenchOptions options, BenchDatabase database) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("warmUps", Integer.toString(options.warmUps()));
    settings.put("rounds", Integer.toString(options.rounds()));
    settings.put("messages", Integer.toString(options.messages()));
    settings.put("consumers", Work.CONSUMERS);
    settings.put("wildfly", String.valueOf(options.wildfly().getFileName()));
    settings.put("database", database.texts("SELECT version()").get(0));
    for (String name : new String[] {"fsync", "synchronous_commit", "wal_sync_method"}) {
      settings.put(name, database.texts("SHOW " + name).get(0));
    }
    settings.put("jvm", String.join(" ", options.jvm()));
    options.postgres().forEach(settings::put);
    options
        .scripts()
        .forEach(script -> settings.put("script", String.valueOf(script.getFileName())));
    return settings;
  }

  private static String processor() {
    try {
      return Files.readAllLines(CPUS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
