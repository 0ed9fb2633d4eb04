/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the effects on each entity are one chain of versions, and their sum is its balance. */
final class EntityCheck {

  private final History history;
  private final Findings findings;

  EntityCheck(History history, Findings findings) {
    this.history = history;
    this.findings = findings;
  }

  void run() {
    Map<String, List<Stamp>> effects =
        history.effects().stream().collect(groupingBy(Stamp::entity));
    for (Entity entity : history.entities()) {
      check(entity, effects.getOrDefault(entity.name(), List.of()));
    }
  }

  private void check(Entity entity, List<Stamp> effects) {
    Set<Long> versions = new HashSet<>();
    long sum = 0;
    for (Stamp effect : effects) {
      findings.addIf(!versions.add(effect.version()), Violation.FORK, entity.name(), effect);
      sum += effect.amount();
    }
    for (long version = 1; version <= entity.version(); version++) {
      findings.addIf(!versions.remove(version), Violation.GAP, entity.name(), version);
    }
    findings.addIf(!versions.isEmpty(), Violation.GAP, entity.name(), versions);
    findings.addIf(
        sum != entity.balance(), Violation.WRONG_BALANCE, entity.name(), entity + ", not " + sum);
  }
}
