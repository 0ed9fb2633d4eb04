/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be said on the command line, as system properties.
 *
 * @param warmUps rounds that are not counted, until compilers and caches have settled
 * @param messages of a round of the slower rows
 * @param rows names, none for all
 * @param latencySeconds of steady load, 0 for none
 * @param growth most records in the store, at least 10,000; 0 for no such measurement
 * @param steadySeconds at full rate with and without a purge, at least 240; 0 for no such
 *     measurement
 * @param target where the results go
 */
public record BenchOptions(
    int warmUps,
    int rounds,
    int messages,
    List<String> rows,
    int latencySeconds,
    int growth,
    int steadySeconds,
    List<Path> scripts,
    Map<String, String> postgres,
    List<String> jvm,
    Path wildfly,
    Path ear,
    Path others,
    Path target) {

  public static BenchOptions read() {
    return new BenchOptions(
        number("bench.warmups"),
        number("bench.rounds"),
        number("bench.messages"),
        list("bench.rows"),
        number("bench.latency"),
        number("bench.growth"),
        number("bench.steady"),
        list("bench.cli").stream().map(Path::of).toList(),
        settings(list("bench.postgres")),
        list("bench.jvm"),
        Path.of(text("bench.wildfly")),
        Path.of(text("bench.ear")),
        Path.of(text("bench.others")),
        Path.of(text("bench.target")));
  }

  private static Map<String, String> settings(List<String> pairs) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("-Dbench.postgres: not name=value: " + pair);
      }
      settings.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return settings;
  }

  private static List<String> list(String name) {
    return Arrays.stream(System.getProperty(name, "").split(","))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static int number(String name) {
    int number = Integer.parseInt(text(name));
    if (number < 0) {
      throw new IllegalArgumentException("-D" + name + " is negative: " + number);
    }
    return number;
  }

  private static String text(String name) {
    String text = System.getProperty(name);
    if (text == null) {
      throw new IllegalArgumentException("Missing: -D" + name);
    }
    return text;
  }
}
