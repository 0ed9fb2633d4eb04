/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the system does to processes. */
final class Signals {

  private static final String SETPRIV = "/usr/bin/setpriv";
  private static final String PRLIMIT = "/usr/bin/prlimit";

  private Signals() {}

  /** Stops a process and what it has started, until they are killed. */
  static void freeze(long pid) {
    kill("-STOP", tree(pid));
    if (!state(pid).startsWith("T")) {
      throw new IllegalStateException("Process " + pid + " goes on: " + state(pid));
    }
  }

  /** Stops a process and what it has started for a while, as if the machine held its breath. */
  static void pause(long pid, Duration time) {
    try {
      freeze(pid);
      sleep(time);
    } finally {
      kill("-CONT", tree(pid));
    }
  }

  /** Whether writes can be refused here. */
  static boolean canRefuseWrites() {
    return Stream.of(SETPRIV, PRLIMIT).map(Path::of).allMatch(Files::isExecutable);
  }

  /** From now on no file of a process takes a byte more, as if its disk were full. */
  static void refuseWrites(long pid) {
    List<String> owner = asOwner(pid);
    for (String one : tree(pid)) {
      run(join(owner, List.of(PRLIMIT, "--pid", one, "--fsize=1:")));
    }
    String limit = run(join(owner, List.of(PRLIMIT, "--pid", Long.toString(pid), "--fsize")));
    if (!limit.matches("(?s).* 1 +\\S+ bytes.*") && isAlive(pid)) { // or it has felt it by now
      throw new IllegalStateException("Process " + pid + " may write on: " + limit);
    }
  }

  /** Not every root may ask for the limits of another user's process, but each user of its own. */
  private static List<String> asOwner(long pid) {
    List<String> owner = ids(pid);
    List<String> self = ids(ProcessHandle.current().pid());
    return owner.equals(self)
        ? List.of()
        : List.of(SETPRIV, "--reuid=" + owner.get(0), "--regid=" + owner.get(1), "--clear-groups");
  }

  private static List<String> ids(long pid) {
    return List.of(run(ps("uid=,gid=", pid)).strip().split("\\s+"));
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static List<String> tree(long pid) {
    List<String> all = new ArrayList<>(List.of(Long.toString(pid)));
    ProcessHandle.of(pid)
        .ifPresent(
            process -> process.descendants().forEach(child -> all.add(Long.toString(child.pid()))));
    return all;
  }

  private static String state(long pid) {
    return run(ps("state=", pid)).strip();
  }

  private static List<String> ps(String columns, long pid) {
    return List.of("ps", "-o", columns, "-p", Long.toString(pid));
  }

  private static void kill(String signal, List<String> pids) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    command.addAll(pids);
    run(command);
  }

  /** A child that has ended meanwhile makes the command fail, and is no failure. */
  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
