/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table of what was run: one row as soon as it was. */
final class Report {

  private final Path file;
  private final List<String> rows =
      new ArrayList<>(List.of("| Tool | Version | Run on | Result |", "|---|---|---|---|"));

  Report(Path file) {
    this.file = file;
  }

  void add(Cell cell, Result result) throws IOException {
    rows.add(
        "| %s | %s | %s | %s%s |"
            .formatted(
                cell.tool().spelling(),
                cell.version(),
                LocalDate.now(ZoneOffset.UTC),
                result.passed() ? "" : "**failed** ",
                result.words()));
    Files.write(file, rows);
  }

  void print() {
    System.out.println(String.join(System.lineSeparator(), rows));
  }
}
