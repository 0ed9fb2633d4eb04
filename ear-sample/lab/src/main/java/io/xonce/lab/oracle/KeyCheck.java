/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Sent.Answer;
import java.util.List;

/** Whether a key took effect once: its state, what was sent for it, and its record agree. */
final class KeyCheck {

  private final Index index;
  private final Findings findings;

  KeyCheck(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  void run() {
    for (Key key : index.keys()) {
      loss(key);
      duplication(key);
      output(key);
      record(key);
    }
  }

  private void loss(Key key) {
    List<Sent> good = index.sent(key).stream().filter(this::shouldTakeEffect).toList();
    boolean dead = good.stream().anyMatch(this::isDead);
    findings.addIf(
        !good.isEmpty() && index.effects(key).isEmpty() && !dead, Violation.LOST, key, good);
  }

  /** What was put aside, the broker had, even if the sender does not know. */
  private boolean shouldTakeEffect(Sent sent) {
    boolean arrived = sent.answer() == Answer.ACKNOWLEDGED || !index.asides(sent).isEmpty();
    return arrived && !sent.poison();
  }

  private boolean isDead(Sent sent) {
    return index.asides(sent).stream().anyMatch(aside -> aside.cause() == Cause.DEAD);
  }

  private void duplication(Key key) {
    List<Stamp> effects = index.effects(key);
    findings.addIf(effects.size() > 1, Violation.DUPLICATED_EFFECT, key, effects);
    List<Stamp> outputs = index.outputs(key);
    findings.addIf(outputs.size() > 1, Violation.DUPLICATED_OUTPUT, key, outputs);
  }

  private void output(Key key) {
    List<Stamp> effects = index.effects(key);
    List<Stamp> outputs = index.outputs(key);
    if (effects.isEmpty() || outputs.isEmpty()) {
      findings.addIf(!outputs.isEmpty(), Violation.GHOST, key, outputs);
      findings.addIf(!effects.isEmpty(), Violation.ZOMBIE, key, effects);
      return;
    }
    outputs.stream()
        .filter(output -> !effects.contains(output))
        .forEach(
            output -> findings.add(Violation.CONTRADICTORY, key, output + " is not of " + effects));
  }

  private void record(Key key) {
    boolean recorded = index.history().records().contains(key);
    boolean recordedBefore = index.history().recordsBefore().contains(key);
    boolean effect = !index.effects(key).isEmpty();
    findings.addIf(recorded && !effect, Violation.SUPPRESSED, key, index.sent(key));
    findings.addIf(
        effect && !recorded && !recordedBefore, Violation.UNPROTECTED, key, index.effects(key));
    findings.addIf(recordedBefore && !recorded, Violation.EARLY_PURGE, key, index.effects(key));
    findings.addIf(
        index.history().told().contains(key) && !effect,
        Violation.LYING_TELEMETRY,
        key,
        "committed, as is told");
  }
}
