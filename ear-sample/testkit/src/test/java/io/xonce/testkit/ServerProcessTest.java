/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script that leaves its work to a child, as those of servers do. */
@DisabledOnOs(OS.WINDOWS)
class ServerProcessTest {

  /** Both note who they are; in good order the child says goodbye. */
  private static final String SCRIPT =
      "sh -c 'trap \"echo bye >> pids; exit\" TERM; echo $$ >> pids; while true; do sleep 0.1; done' &"
          + " echo $$ >> pids; wait";

  private Path directory = Path.of("");
  private ProcessBuilder command = new ProcessBuilder();
  private ServerProcess server = ServerProcess.of(command);

  @BeforeEach
  void begin(@TempDir Path own) {
    directory = own;
    command = new ProcessBuilder("sh", "-c", SCRIPT).directory(directory.toFile());
    server = ServerProcess.of(command);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void kill_endsTheCommandAndItsChildAtOnce_andItCanStartAgain() throws IOException {
    server.start();
    List<Long> first = running();
    server.kill();
    assertThat(first).noneMatch(ServerProcessTest::isAlive);
    assertThat(said()).doesNotContain("bye");

    Files.delete(directory.resolve("pids"));
    server.start();
    assertThat(running()).doesNotContainAnyElementsOf(first).allMatch(ServerProcessTest::isAlive);
  }

  @Test
  void serverOfSomebodyElse_isKilled() throws IOException {
    Process started = command.start();
    running();
    server = ServerProcess.of(started.toHandle(), command);
    server.kill();
    assertThat(started.isAlive()).isFalse();
  }

  @Test
  void close_letsTheChildSayGoodbye() throws IOException {
    server.start();
    List<Long> all = running();
    server.close();
    assertThat(all).noneMatch(ServerProcessTest::isAlive);
    assertThat(said()).contains("bye");
  }

  @Test
  void whatDoesNotRun_cannotBeKilled() throws IOException {
    assertThatIllegalStateException().isThrownBy(server::kill);
    server.start();
    running();
    server.kill();
    assertThatIllegalStateException().isThrownBy(server::kill);
  }

  @Test
  void whatRuns_cannotBeStarted() throws IOException {
    server.start();
    assertThatIllegalStateException().isThrownBy(server::start);
  }

  private List<Long> running() {
    Await.until("both processes", () -> said().size() == 2);
    return said().stream().map(Long::valueOf).toList();
  }

  private List<String> said() {
    try {
      Path pids = directory.resolve("pids");
      return Files.exists(pids) ? Files.readAllLines(pids) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
