/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Sent.Answer;
import java.util.List;

/** Whether each message that was sent ended in one place, and in the right one. */
final class MessageCheck {

  private final Index index;
  private final Findings findings;

  MessageCheck(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  void run() {
    index.history().sent().forEach(this::check);
  }

  private void check(Sent sent) {
    List<Aside> asides = index.asides(sent);
    boolean effect = !index.effects(sent).isEmpty();
    if (asides.isEmpty() && !effect) {
      nowhere(sent);
    }
    findings.addIf(
        asides.size() > 1 || (effect && !asides.isEmpty()),
        Violation.ACCOUNTED_TWICE,
        sent.id(),
        asides);
    asides.forEach(aside -> cause(sent, aside));
  }

  /** Where the whole key took no effect, it is lost, and that is told already. */
  private void nowhere(Sent sent) {
    List<Stamp> effects = index.effects(sent.key());
    if (sent.answer() != Answer.ACKNOWLEDGED || (effects.isEmpty() && !sent.poison())) {
      return;
    }
    if (!effects.isEmpty() && !agrees(sent, effects)) {
      findings.add(Violation.SILENT_CONFLICT, sent.id(), sent);
    } else if (effects.isEmpty() || !isSkipping(sent.key().consumer())) {
      findings.add(Violation.UNACCOUNTED, sent.id(), sent);
    }
  }

  private boolean isSkipping(String consumer) {
    return index.history().skipping().contains(consumer);
  }

  private void cause(Sent sent, Aside aside) {
    List<Stamp> effects = index.effects(sent.key());
    // Without any, the key is lost, and nothing can be said of its copies.
    boolean known = !effects.isEmpty();
    boolean agrees = agrees(sent, effects);
    switch (aside.cause()) {
      case DEAD -> findings.addIf(!sent.poison(), Violation.UNDUE_DEAD_LETTER, sent.id(), sent);
      case DUPLICATE ->
          findings.addIf(known && !agrees, Violation.SILENT_CONFLICT, sent.id(), sent);
      case CONFLICT -> findings.addIf(known && agrees, Violation.FALSE_CONFLICT, sent.id(), sent);
    }
    findings.addIf(
        aside.cause() != Cause.DEAD && sent.poison(), Violation.UNACCOUNTED, sent.id(), aside);
  }

  private static boolean agrees(Sent sent, List<Stamp> effects) {
    return effects.stream().anyMatch(effect -> effect.payload().equals(sent.payload()));
  }
}
