/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a log gained since this object was made. */
public final class ServerLog {

  /** A line of the server's own format. */
  private static final Pattern ALARM = Pattern.compile("^\\S+ \\S+ +(WARN|ERROR|FATAL) ");

  private final Path file;
  private final long start;

  public ServerLog(Path file) {
    this.file = file;
    this.start = size(file);
  }

  public List<String> lines() {
    try (var input = Files.newInputStream(file)) {
      input.skipNBytes(start);
      return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long count(String text) {
    return lines().stream().filter(line -> line.contains(text)).count();
  }

  /** Lines of warnings and errors, each without its stack trace. */
  public List<String> alarms() {
    return lines().stream().filter(line -> ALARM.matcher(line).find()).toList();
  }

  /** Lines of stack traces. */
  public long stackFrames() {
    return lines().stream().filter(line -> line.startsWith("\tat ")).count();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
