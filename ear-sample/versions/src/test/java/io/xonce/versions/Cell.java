/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One line of the table.
 *
 * @param expected what is right with this version
 */
record Cell(Tool tool, String version, String expected) {

  /** What every version must do of which nothing else is known. */
  static final String EXACT = "exact";

  static List<Cell> all(Path table, String only) throws IOException {
    return Files.readAllLines(table).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> of(line.split("\\s+")))
        .filter(cell -> cell.toString().matches(only))
        .toList();
  }

  private static Cell of(String... words) {
    return new Cell(Tool.named(words[0]), words[1], words.length > 2 ? words[2] : EXACT);
  }

  boolean isRefused() {
    return expected.equals("refused");
  }

  @Override
  public String toString() {
    return tool.spelling() + " " + version;
  }
}
