/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each line of the table as a test. */
class VersionsIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Report REPORT = new Report(TARGET.resolve("versions.md"));

  @TestFactory
  Stream<DynamicTest> versions(@TempDir Path temporary) throws IOException {
    Path root = Path.of(System.getProperty("versions.root"));
    Runner runner = new Runner(root, TARGET, temporary);
    String only = System.getProperty("versions.only", ".*");
    return Cell.all(Path.of("matrix.txt"), only).stream()
        .map(cell -> dynamicTest(cell.toString(), () -> run(runner, cell)));
  }

  private static void run(Runner runner, Cell cell) throws IOException, InterruptedException {
    Optional<Result> result = runner.run(cell);
    assumeTrue(result.isPresent(), () -> cell + " is not on this machine");
    REPORT.add(cell, result.get());
    assertThat(result.get().passed()).as("%s: %s", cell, result.get().words()).isTrue();
  }

  @AfterAll
  static void print() {
    REPORT.print();
  }
}
