/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server on this machine that a command starts, say {@code standalone.sh -c standalone-full.xml}.
 * Killed is the process of the command and whatever it has started, since a script often leaves the
 * server to a child.
 *
 * <p>It outlives this JVM unless it is closed. A command that hands the server over to somebody
 * else, as to {@code systemd} or a container, is none for this class.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class ServerProcess implements KillableServer, AutoCloseable {

  private static final long GRACE_SECONDS = 30;

  private final ProcessBuilder command;
  private @Nullable ProcessHandle process;

  private ServerProcess(ProcessBuilder command, @Nullable ProcessHandle process) {
    this.command = command;
    this.process = process;
  }

  /**
   * One that does not run yet.
   *
   * @param command starts it; output that it leaves to a pipe is discarded, since nobody reads that
   */
  public static ServerProcess of(ProcessBuilder command) {
    return new ServerProcess(command, null);
  }

  /**
   * One that somebody else has started.
   *
   * @param running its process
   * @param command starts it again after the kill; output that it leaves to a pipe is discarded
   */
  public static ServerProcess of(ProcessHandle running, ProcessBuilder command) {
    return new ServerProcess(command, running);
  }

  /**
   * Runs the command, and returns at once.
   *
   * @throws IOException if it cannot be run
   * @throws IllegalStateException if the server runs already
   */
  @Override
  public synchronized void start() throws IOException {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("The server runs already, process " + process.pid());
    }
    if (command.redirectOutput().equals(Redirect.PIPE)) {
      command.redirectOutput(Redirect.DISCARD);
    }
    if (command.redirectError().equals(Redirect.PIPE)) {
      command.redirectError(Redirect.DISCARD);
    }
    process = command.start().toHandle();
  }

  /**
   * Kills it, and waits for its end.
   *
   * @throws IllegalStateException if it does not run, or does not end
   */
  @Override
  public synchronized void kill() {
    if (process == null || !process.isAlive()) {
      throw new IllegalStateException("The server does not run; nothing is killed");
    }
    end(process, ProcessHandle::destroyForcibly);
    if (process.isAlive()) {
      throw new IllegalStateException("The server survived its kill, process " + process.pid());
    }
  }

  /** Ends it in good order, if it runs, and kills it if that takes more than half a minute. */
  @Override
  public synchronized void close() {
    if (process != null) {
      end(process, ProcessHandle::destroy);
      end(process, ProcessHandle::destroyForcibly);
    }
  }

  /** Asks a process and all that it has started to end, and waits for that. */
  private static void end(ProcessHandle process, Consumer<ProcessHandle> request) {
    List<ProcessHandle> all = Stream.concat(Stream.of(process), process.descendants()).toList();
    all.forEach(request);
    all.forEach(ServerProcess::awaitEnd);
  }

  /** Not for ever: where the system's first process reaps no orphans, they stay as zombies. */
  private static void awaitEnd(ProcessHandle process) {
    process.onExit().completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
  }
}
