/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time of processes. */
public final class ProcessTime {

  /** Of the text behind the name in /proc/PID/stat: own and ended children's, user and system. */
  private static final int USER = 11;

  private static final Duration TICK = Duration.ofMillis(10);

  private ProcessTime() {}

  /** Of one process; zero if it is not there. */
  public static Duration of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /**
   * Of a process and all it ever started: PostgreSQL has a process for each connection. Where
   * nobody tells of ended ones, of those alive.
   */
  public static Duration ofTree(long pid) {
    Stream<ProcessHandle> alive =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
    Duration children = alive.map(child -> of(child.pid())).reduce(Duration.ZERO, Duration::plus);
    return children.plus(withEnded(pid).orElseGet(() -> of(pid)));
  }

  private static Optional<Duration> withEnded(long pid) {
    try {
      return Optional.of(parse(Files.readString(Path.of("/proc/" + pid + "/stat"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Duration parse(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Arrays.stream(fields, USER, USER + 4).mapToLong(Long::parseLong).sum();
    return TICK.multipliedBy(ticks);
  }
}
