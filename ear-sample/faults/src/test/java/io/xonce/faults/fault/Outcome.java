/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.xonce.faults.site.Form;
import io.xonce.faults.site.Tally;
import io.xonce.lab.oracle.Finding;
import io.xonce.lab.oracle.History;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a run came to. */
record Outcome(
    long seed,
    List<String> consumers,
    List<Strike> strikes,
    History history,
    List<Finding> findings) {

  /** So many strikes of a kind, under load, do not all come between the phases of nobody. */
  private static final int ENOUGH = 3;

  /** Restarts of databases of these forms that never met a branch that was prepared. */
  Set<Fault> neverInDoubt(List<Form> forms) {
    return strikes.stream()
        .filter(strike -> strike.fault().restartsDatabases())
        .filter(strike -> forms.stream().anyMatch(strike.fault()::isInTwoPhasesOf))
        .collect(groupingBy(Strike::fault))
        .entrySet()
        .stream()
        .filter(struck -> struck.getValue().size() >= ENOUGH)
        .filter(struck -> struck.getValue().stream().allMatch(strike -> strike.inDoubt() == 0))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  Tally tally() {
    return new Tally(history);
  }
}
