/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Dead letters, with what the ledgers of all stores tell of them. */
@ApplicationScoped
public class DeadLetters {

  /** So many messages a ledger is asked for at once. */
  private static final int ASKED_AT_ONCE = 500;

  @Inject private LetterReader reader;
  @Inject private Consumers consumers;

  /** Called by the container. */
  public DeadLetters() {}

  /**
   * Goes through all that lie in a queue, the oldest first, however many there are; none is kept.
   *
   * @param problems takes what keeps a store from telling of them; they are there all the same
   */
  void each(LetterQueue queue, Set<String> problems, Consumer<FailedLetter> letters) {
    Map<String, ConsumerId> tellers = consumers.byStore();
    Applications applications = new Applications(consumers.states());
    reader.read(
        queue,
        ASKED_AT_ONCE,
        some -> {
          Map<String, List<Told>> told = told(some, tellers, problems);
          for (DeadLetter letter : some) {
            String id = letter.ledgerId();
            List<Told> ofIt = id == null ? List.of() : told.getOrDefault(id, List.of());
            letters.accept(failed(queue, letter, Told.only(ofIt), applications));
          }
        });
  }

  private Map<String, List<Told>> told(
      List<DeadLetter> letters, Map<String, ConsumerId> tellers, Set<String> problems) {
    Map<String, List<Told>> told = new HashMap<>();
    String[] ids = ledgerIds(letters);
    tellers.forEach(
        (store, consumer) -> {
          try {
            consumers
                .call(consumer, "failures", (Object) ids)
                .getJsonObject("messages")
                .forEach(
                    (id, failure) ->
                        told.computeIfAbsent(id, each -> new ArrayList<>())
                            .add(new Told(store, failure.asJsonObject())));
          } catch (Refusal e) {
            problems.add(consumer.consumer() + ": " + e.reason());
          }
        });
    return told;
  }

  /** What a ledger can be asked of: one without an id is known to none. */
  static String[] ledgerIds(List<DeadLetter> letters) {
    return letters.stream()
        .map(DeadLetter::ledgerId)
        .filter(Objects::nonNull)
        .distinct()
        .toArray(String[]::new);
  }

  /** The consumer that failed may be of another application on the same store. */
  static FailedLetter failed(
      LetterQueue queue, DeadLetter letter, @Nullable Told told, Applications applications) {
    if (told != null) {
      String consumer = told.failure().getString("consumer");
      return new FailedLetter(
          queue, letter, applications.of(told.store(), consumer), told.failure());
    }
    String consumer = letter.consumer();
    return new FailedLetter(
        queue, letter, consumer == null ? null : applications.of(consumer), null);
  }
}
