/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.fault;

import io.xonce.lab.oracle.Aside;
import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.Finding;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import java.util.List;

/** What a run came to. */
record Outcome(
    long seed,
    List<String> consumers,
    List<Strike> strikes,
    History history,
    List<Finding> findings) {

  long sent(String consumer, Answer answer) {
    return history.sent().stream()
        .filter(sent -> isOf(sent, consumer) && sent.answer() == answer)
        .count();
  }

  /** Messages of a consumer beyond the first of each key. */
  long copies(String consumer) {
    List<Sent> had =
        history.sent().stream()
            .filter(sent -> isOf(sent, consumer) && sent.answer() == Answer.ACKNOWLEDGED)
            .toList();
    return had.size() - had.stream().map(Sent::key).distinct().count();
  }

  long effects(String consumer) {
    return history.effects().stream()
        .filter(effect -> effect.key().consumer().equals(consumer))
        .count();
  }

  long asides(String consumer, Cause cause) {
    return history.asides().stream().filter(aside -> isOf(aside, consumer, cause)).count();
  }

  private static boolean isOf(Sent sent, String consumer) {
    return sent.key().consumer().equals(consumer);
  }

  private static boolean isOf(Aside aside, String consumer, Cause cause) {
    return aside.consumer().equals(consumer) && aside.cause() == cause;
  }
}
