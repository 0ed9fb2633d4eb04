/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Xonce's own account of each delivery: a line at the claim, a line after the outcome. */
final class AttemptLog {

  // The greedy start skips a line that the kill cut short: the next one follows on its heels.
  private static final Pattern CLAIM =
      Pattern.compile(
          "^.*(?<time>\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) claim (?<verdict>FIRST|DUPLICATE)"
              + " consumer=\\S+ key=(?<key>.*?) message=(?<message>\\S+)"
              + " delivery=(?<delivery>\\d+) branches=\\d+ tx=(?<tx>\\S+)$");
  private static final Pattern OUTCOME =
      Pattern.compile("^.* outcome (?<outcome>COMMITTED|ROLLED_BACK) consumer=.* tx=(?<tx>\\S+)$");

  private AttemptLog() {}

  static List<Attempt> read(Path file) {
    try {
      return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("No log of the attempts", e);
    }
  }

  static List<Attempt> parse(List<String> lines) {
    Map<String, Attempt.Outcome> outcomes = outcomes(lines);
    List<Attempt> attempts = new ArrayList<>();
    for (String line : lines) {
      Matcher claim = CLAIM.matcher(line);
      if (claim.find()) {
        attempts.add(
            attempt(claim, outcomes.getOrDefault(claim.group("tx"), Attempt.Outcome.UNKNOWN)));
      }
    }
    return List.copyOf(attempts);
  }

  private static Map<String, Attempt.Outcome> outcomes(List<String> lines) {
    Map<String, Attempt.Outcome> outcomes = new HashMap<>();
    for (String line : lines) {
      Matcher outcome = OUTCOME.matcher(line);
      if (outcome.find()) {
        outcomes.put(outcome.group("tx"), Attempt.Outcome.valueOf(outcome.group("outcome")));
      }
    }
    return outcomes;
  }

  private static Attempt attempt(Matcher claim, Attempt.Outcome outcome) {
    return new Attempt(
        claim.group("time"),
        Attempt.Verdict.valueOf(claim.group("verdict")),
        claim.group("key"),
        claim.group("message"),
        Integer.parseInt(claim.group("delivery")),
        outcome);
  }
}
