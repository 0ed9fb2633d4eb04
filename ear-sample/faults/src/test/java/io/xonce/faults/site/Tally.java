/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.lab.oracle.Aside;
import io.xonce.lab.oracle.Aside.Cause;
import io.xonce.lab.oracle.History;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import io.xonce.lab.oracle.Stamp;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many messages of each consumer there were in a history, and where they ended. */
public record Tally(History history) {

  public long sent(String consumer, Answer answer) {
    return history.sent().stream()
        .filter(sent -> isOf(sent, consumer) && sent.answer() == answer)
        .count();
  }

  /** Messages of a consumer beyond the first of each key. */
  public long copies(String consumer) {
    List<Sent> had =
        history.sent().stream()
            .filter(sent -> isOf(sent, consumer) && sent.answer() == Answer.ACKNOWLEDGED)
            .toList();
    return had.size() - had.stream().map(Sent::key).distinct().count();
  }

  public long effects(String consumer) {
    return history.effects().stream()
        .filter(effect -> effect.key().consumer().equals(consumer))
        .count();
  }

  /** Messages of a consumer that were put aside; duplicates, too, that were skipped. */
  public long asides(String consumer, Cause cause) {
    long aside = history.asides().stream().filter(one -> isOf(one, consumer, cause)).count();
    return cause == Cause.DUPLICATE ? aside + skipped(consumer) : aside;
  }

  private long skipped(String consumer) {
    if (!history.skipping().contains(consumer)) {
      return 0;
    }
    Set<String> ended =
        Stream.concat(
                history.effects().stream().map(Stamp::sent),
                history.asides().stream().map(Aside::sent))
            .collect(Collectors.toSet());
    return history.sent().stream()
        .filter(sent -> isOf(sent, consumer) && sent.answer() == Answer.ACKNOWLEDGED)
        .filter(sent -> !ended.contains(sent.id()))
        .count();
  }

  private static boolean isOf(Sent sent, String consumer) {
    return sent.key().consumer().equals(consumer);
  }

  private static boolean isOf(Aside aside, String consumer, Cause cause) {
    return aside.consumer().equals(consumer) && aside.cause() == cause;
  }

  /** One line for each consumer, in Markdown. */
  public String table(List<String> consumers) {
    StringBuilder text =
        new StringBuilder(
            row("form", "sent", "copies", "effects", "duplicates", "conflicts", "dead"));
    text.append(row("---", "---", "---", "---", "---", "---", "---"));
    for (String consumer : consumers) {
      text.append(
          row(
              consumer,
              sent(consumer, Answer.ACKNOWLEDGED),
              copies(consumer),
              effects(consumer),
              asides(consumer, Cause.DUPLICATE),
              asides(consumer, Cause.CONFLICT),
              asides(consumer, Cause.DEAD)));
    }
    return text.toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "| %-14s | %7s | %7s | %7s | %10s | %9s | %5s |%n", cells);
  }
}
