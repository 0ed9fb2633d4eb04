/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * Those in a queue, at most {@link LetterReader#MOST}.
   *
   * @param problems takes what keeps a store from telling of them; they are there all the same
   */
  List<FailedLetter> in(LetterQueue queue, Set<String> problems) {
    List<DeadLetter> letters = reader.read(queue);
    Map<String, JsonObject> told = new HashMap<>();
    for (ConsumerId consumer : consumers.byStore().values()) {
      for (int i = 0; i < letters.size(); i += ASKED_AT_ONCE) {
        List<DeadLetter> some = letters.subList(i, Math.min(i + ASKED_AT_ONCE, letters.size()));
        try {
          ask(consumer, some, told);
        } catch (WebApplicationException e) {
          problems.add(consumer.consumer() + ": " + e.getMessage());
        }
      }
    }
    Map<String, String> applications = applications();
    List<FailedLetter> failed = new ArrayList<>();
    for (DeadLetter letter : letters) {
      failed.add(failed(queue, letter, told.get(letter.ledgerId()), applications));
    }
    return failed;
  }

  private void ask(ConsumerId consumer, List<DeadLetter> letters, Map<String, JsonObject> told) {
    String[] ids = letters.stream().map(DeadLetter::ledgerId).toArray(String[]::new);
    consumers
        .call(consumer, "failures", (Object) ids)
        .getJsonObject("messages")
        .forEach((id, failure) -> told.putIfAbsent(id, failure.asJsonObject()));
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
