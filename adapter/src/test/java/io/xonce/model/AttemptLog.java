/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A server's log at DEBUG: its attempts, and where it was started again. */
public final class AttemptLog {

  /** What is cut off by the death of the server does not match. */
  private static final Pattern ATTEMPT =
      Pattern.compile(
          "(claim|outcome) (\\w+) consumer=(\\S+) key=(.*) message=(\\S+) "
              + "(?:delivery=\\d+ branches=\\d+ )?tx=(\\S+)$");

  private static final String BOOT = "WFLYSRV0049";

  private final Map<String, Map<String, KeyHistory>> histories = new TreeMap<>();

  private AttemptLog() {}

  /** What a log says from a byte on. */
  public static AttemptLog read(Path file, long from) {
    AttemptLog log = new AttemptLog();
    // A server that was killed may have left half a character.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      lines.skip(from);
      lines.lines().forEach(log::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return log;
  }

  private void add(String line) {
    Matcher attempt = ATTEMPT.matcher(line);
    if (line.contains(BOOT)) {
      histories.values().forEach(keys -> keys.values().forEach(KeyHistory::boot));
    } else if (attempt.find()) {
      KeyHistory history =
          histories
              .computeIfAbsent(attempt.group(3), consumer -> new LinkedHashMap<>())
              .computeIfAbsent(attempt.group(4), key -> new KeyHistory());
      if (attempt.group(1).equals("claim")) {
        history.claim(attempt.group(2), attempt.group(5), attempt.group(6));
      } else {
        history.outcome(attempt.group(2), attempt.group(6));
      }
    }
  }

  /** The shapes of a consumer's keys, and how many keys have each. */
  public Map<Shape, Long> shapes(String consumer) {
    return histories.getOrDefault(consumer, Map.of()).values().stream()
        .map(KeyHistory::shape)
        .collect(
            Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
  }
}
