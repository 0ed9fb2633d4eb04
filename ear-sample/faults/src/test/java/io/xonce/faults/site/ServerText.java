/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.oracle.Key;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the servers' logs tell, of commits, of secrets, and of branches that went their own way. */
record ServerText(Set<Key> committed, List<String> leaks, List<String> heuristics) {

  /**
   * As the coordinator tells of it. Not of a hazard: what became of a commit in one phase whose
   * answer is lost nobody knows, and it is told so.
   */
  private static final Pattern HEURISTIC =
      Pattern.compile("TwoPhaseOutcome\\.HEURISTIC_(COMMIT|ROLLBACK|MIXED)");

  private static final Pattern COMMITTED =
      Pattern.compile("outcome COMMITTED consumer=(\\S+) key=(\\S+) ");

  /** What logs say, each from a byte on. */
  static ServerText read(Map<Path, Long> logs, List<String> secrets) {
    ServerText text = new ServerText(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
    logs.forEach((log, from) -> text.read(log, from, secrets));
    return text;
  }

  private void read(Path log, long from, List<String> secrets) {
    // A server that was killed may have left half a character.
    try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
      lines.skip(from);
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        Matcher told = COMMITTED.matcher(line);
        if (told.find()) {
          committed.add(new Key(told.group(1), told.group(2)));
        }
        if (HEURISTIC.matcher(line).find()) {
          heuristics.add(log.getFileName() + ":" + number);
        }
        if (secrets.stream().anyMatch(line::contains)) {
          leaks.add(log.getFileName() + ":" + number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
