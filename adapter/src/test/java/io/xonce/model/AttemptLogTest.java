/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a server's log. */
class AttemptLogTest {

  /** Some keys of a run under load, in which the server was killed four times. */
  @Test
  void realLog_isABehaviourOfTheModel() throws Exception {
    AttemptLog log = AttemptLog.read(recorded(), 0);
    assertThat(log.shapes("batch").keySet())
        .extracting(Shape::toString)
        .containsExactlyInAnyOrder(
            "FIRST 1 1; ROLLED_BACK 1",
            "FIRST 1 1; COMMITTED 1; CONFLICT 2 2; ROLLED_BACK 2; CONFLICT 3 2; COMMITTED 3",
            "FIRST 1 1; CONFLICT 1 2; BOOT; FIRST 2 2; COMMITTED 2; CONFLICT 3 1; COMMITTED 3",
            "FIRST 1 1; ROLLED_BACK 1; FIRST 2 2; FIRST 3 1; ROLLED_BACK 2; COMMITTED 3; "
                + "DUPLICATE 4 2; COMMITTED 4");
    assertThat(log.shapes("late")).hasSize(4);
    assertThat(TraceChecker.refused("batch", log.shapes("batch").keySet(), false)).isEmpty();
    assertThat(TraceChecker.refused("late", log.shapes("late").keySet(), true)).isEmpty();
  }

  @Test
  void keysOfOneShape_areCounted(@TempDir Path directory) throws IOException {
    Path file =
        write(directory, claim("FIRST", "k1"), outcome("k1"), claim("FIRST", "k2"), outcome("k2"));
    assertThat(AttemptLog.read(file, 0).shapes("c"))
        .containsExactly(Map.entry(Shape.of("FIRST 1 1; COMMITTED 1"), 2L));
  }

  /** The server died while it wrote. */
  @Test
  void lineThatIsCutOff_wasNotTold(@TempDir Path directory) throws IOException {
    String half = outcome("k1").substring(0, outcome("k1").length() - 2);
    Path file =
        write(directory, claim("FIRST", "k1"), half + "2026-11-29 12:00:00 WFLYSRV0049: starting");
    assertThat(AttemptLog.read(file, 0).shapes("c")).containsOnlyKeys(Shape.of("FIRST 1 1; BOOT"));
  }

  @Test
  void whatWasBefore_isNotRead(@TempDir Path directory) throws IOException {
    Path file = write(directory, claim("FIRST", "k1"), outcome("k1"));
    assertThat(AttemptLog.read(file, Files.size(file)).shapes("c")).isEmpty();
  }

  private static String claim(String verdict, String key) {
    return "DEBUG claim " + verdict + subject(key) + "delivery=1 branches=2 tx=" + key + ":1";
  }

  private static String outcome(String key) {
    return "DEBUG outcome COMMITTED" + subject(key) + "tx=" + key + ":1";
  }

  private static String subject(String key) {
    return " consumer=c key=" + key + " message=ID:" + key + " ";
  }

  private static Path write(Path directory, String... lines) throws IOException {
    return Files.writeString(directory.resolve("server.log"), String.join("\n", lines) + "\n");
  }

  private static Path recorded() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(AttemptLogTest.class.getResource("server.txt")).toURI());
  }
}
