/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What lies in the dead-letter queues, by groups. Each answer goes through all of a queue, since
 * nothing else tells what is in it; it is kept for a while that grows with the time that took.
 */
@ApplicationScoped
public class LetterIndex {

  /**
   * All groups of a queue.
   *
   * @param at when it was looked
   * @param count messages seen
   * @param problems what kept a store from telling of them
   */
  record Groups(Instant at, int count, List<LetterSummary> summaries, Set<String> problems) {}

  /**
   * Some messages of a group.
   *
   * @param summary of all of it
   * @param letters the oldest first
   */
  record Page(Instant at, LetterSummary summary, List<FailedLetter> letters) {}

  @Inject private DeadLetters letters;

  private final Lately<Groups> groups = new Lately<>(System::nanoTime);
  private final Lately<Page> pages = new Lately<>(System::nanoTime);

  /** Called by the container. */
  public LetterIndex() {}

  Groups groups(LetterQueue queue) {
    return groups.get(queue.broker() + "/" + queue.name(), () -> findGroups(queue));
  }

  private Groups findGroups(LetterQueue queue) {
    Instant at = Instant.now();
    Set<String> problems = new TreeSet<>();
    Map<LetterGroup, LetterSummary> found = new LinkedHashMap<>();
    letters.each(
        queue,
        problems,
        letter -> found.computeIfAbsent(letter.group(), LetterSummary::new).add(letter));
    List<LetterSummary> summaries = List.copyOf(found.values());
    int count = summaries.stream().mapToInt(LetterSummary::count).sum();
    return new Groups(at, count, summaries, problems);
  }

  /**
   * A page of a group; refuses with 404 if the group has no message.
   *
   * @param skipped so many are before it
   */
  Page page(LetterQueue queue, String group, int skipped, int most) {
    String question = String.join("/", queue.broker(), queue.name(), group, "" + skipped);
    return pages.get(question, () -> findPage(queue, group, skipped, most));
  }

  private Page findPage(LetterQueue queue, String group, int skipped, int most) {
    Instant at = Instant.now();
    List<LetterSummary> summary = new ArrayList<>(1);
    List<FailedLetter> shown = new ArrayList<>();
    eachOf(
        queue,
        group,
        letter -> {
          if (summary.isEmpty()) {
            summary.add(new LetterSummary(letter.group()));
          }
          if (summary.get(0).count() >= skipped && shown.size() < most) {
            shown.add(letter);
          }
          summary.get(0).add(letter);
        });
    if (summary.isEmpty()) {
      throw Refusal.of(Status.NOT_FOUND, "The group has no message any more");
    }
    return new Page(at, summary.get(0), shown);
  }

  /**
   * Those of a group that are meant, the oldest first: never from what was kept. What has no id is
   * left out; refuses with 409 if nothing else is meant.
   */
  List<FailedLetter> chosen(
      LetterQueue queue, String group, Predicate<DeadLetter> meant, int most) {
    List<FailedLetter> chosen = new ArrayList<>();
    List<FailedLetter> nameless = new ArrayList<>();
    eachOf(
        queue,
        group,
        letter -> {
          List<FailedLetter> some = letter.letter().id() == null ? nameless : chosen;
          if (some.size() < most && meant.test(letter.letter())) {
            some.add(letter);
          }
        });
    if (chosen.isEmpty()) {
      throw nameless.isEmpty()
          ? Refusal.of(Status.NOT_FOUND, "These messages are not there any more")
          : Refusal.of(Status.CONFLICT, DeadLetter.NAMELESS);
    }
    return chosen;
  }

  private void eachOf(LetterQueue queue, String group, Consumer<FailedLetter> reader) {
    letters.each(
        queue,
        new TreeSet<>(),
        letter -> {
          if (letter.group().id().equals(group)) {
            reader.accept(letter);
          }
        });
  }

  /** Something was moved: what is kept is true no more. */
  void changed() {
    groups.forget();
    pages.forget();
  }
}
