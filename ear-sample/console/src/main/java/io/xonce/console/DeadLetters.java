/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    List<ConsumerId> tellers = List.copyOf(consumers.byStore().values());
    Map<String, String> applications = applications();
    reader.read(
        queue,
        ASKED_AT_ONCE,
        some -> {
          Map<String, JsonObject> told = told(some, tellers, problems);
          for (DeadLetter letter : some) {
            letters.accept(failed(queue, letter, told.get(letter.ledgerId()), applications));
          }
        });
  }

  private Map<String, JsonObject> told(
      List<DeadLetter> letters, List<ConsumerId> tellers, Set<String> problems) {
    Map<String, JsonObject> told = new HashMap<>();
    String[] ids = letters.stream().map(DeadLetter::ledgerId).toArray(String[]::new);
    for (ConsumerId consumer : tellers) {
      try {
        consumers
            .call(consumer, "failures", (Object) ids)
            .getJsonObject("messages")
            .forEach((id, failure) -> told.putIfAbsent(id, failure.asJsonObject()));
      } catch (WebApplicationException e) {
        problems.add(consumer.consumer() + ": " + e.getMessage());
      }
    }
    return told;
  }

  private Map<String, String> applications() {
    Map<String, String> applications = new HashMap<>();
    consumers.all().forEach(id -> applications.putIfAbsent(id.consumer(), id.application()));
    return applications;
  }

  /** The consumer that failed may be of another application on the same store. */
  private static FailedLetter failed(
      LetterQueue queue,
      DeadLetter letter,
      @Nullable JsonObject told,
      Map<String, String> applications) {
    String consumer = told == null ? letter.consumer() : told.getString("consumer");
    String application = consumer == null ? null : applications.get(consumer);
    return new FailedLetter(queue, letter, application, told);
  }
}
