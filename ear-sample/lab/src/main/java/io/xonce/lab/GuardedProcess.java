/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A child process that cannot outlive this JVM, whatever ends the JVM.
 *
 * <p>On Unix a small shell stands between the two and stops the child when the pipe from this JVM
 * closes. Windows has no such shell: there only an orderly end of this JVM ends the child.
 */
final class GuardedProcess {

  private final Launch launch;
  private final Process guard;
  private final ProcessHandle child;

  private GuardedProcess(Launch launch, Process guard, ProcessHandle child) {
    this.launch = launch;
    this.guard = guard;
    this.child = child;
  }

  static GuardedProcess start(Launch launch) {
    try {
      return Platform.WINDOWS ? direct(launch) : guarded(launch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + launch.command(), e);
    }
  }

  private static GuardedProcess direct(Launch launch) throws IOException {
    Process process =
        new ProcessBuilder(launch.command())
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()))
            .start();
    return new GuardedProcess(launch, process, process.toHandle());
  }

  private static GuardedProcess guarded(Launch launch) throws IOException {
    List<String> command = new ArrayList<>(launch.account());
    command.addAll(List.of("sh", "-c", Resources.text("guard.sh"), "guard.sh"));
    command.add(launch.log().toAbsolutePath().toString());
    command.add(launch.signal());
    command.add(Long.toString(launch.grace().toSeconds()));
    command.addAll(launch.command());
    Process guard =
        new ProcessBuilder(command)
            .directory(launch.directory().toFile())
            .redirectErrorStream(true)
            .start();
    return new GuardedProcess(launch, guard, child(guard, launch));
  }

  private static ProcessHandle child(Process guard, Launch launch) throws IOException {
    // Not closed: the guard keeps the other end.
    BufferedReader output =
        new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null || !line.matches("\\d+")) {
      String rest = output.lines().collect(Collectors.joining("\n", line + "\n", ""));
      throw new IOException("The guard of " + launch.command().get(0) + " failed: " + rest);
    }
    return ProcessHandle.of(Long.parseLong(line))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    launch.command().get(0) + " ended at once." + Startup.tail(launch.log())));
  }

  /** Process id of the command itself, not of its guard. */
  long pid() {
    return child.pid();
  }

  boolean isAlive() {
    return child.isAlive();
  }

  /** Asks the process to stop, kills it when it does not, and waits for its end. */
  void stop() {
    try {
      guard.getOutputStream().close();
    } catch (IOException ignored) {
      // The guard is gone already, and with it the process.
    }
    if (Platform.WINDOWS) {
      guard.destroy();
    }
    await();
  }

  /** Kills the process and what it started, as a crash would, and waits for their end. */
  void kill() {
    List<ProcessHandle> descendants = child.descendants().toList();
    child.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    await();
    descendants.forEach(GuardedProcess::awaitOrphan);
  }

  /** Not for ever: where the system's first process reaps no orphans, they stay as zombies. */
  private static void awaitOrphan(ProcessHandle orphan) {
    orphan.onExit().completeOnTimeout(orphan, 10, TimeUnit.SECONDS).join();
  }

  private void await() {
    try {
      if (!guard.waitFor(launch.grace().toSeconds() + 30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Process " + pid() + " does not end: " + launch.command());
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
