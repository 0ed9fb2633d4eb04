/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The queues that an operator may divert dead letters to: that of the consumer's own {@code
 * divertTo}, and those that the administrator of the server names. Any other might be the input of
 * another application, which would process what it was never meant to.
 */
@ApplicationScoped
public class DivertTargets {

  /** A system property of the server: names of queues, with commas between them. */
  static final String SETTING = "xonce.console.divert-to";

  @Inject private Broker broker;
  @Inject private Consumers consumers;

  /** Called by the container. */
  public DivertTargets() {}

  /** Names of queues that are there, but for the one that it lies in. */
  Set<String> of(FailedLetter letter) {
    Set<String> names = named(System.getProperty(SETTING, ""));
    String own = ofConsumer(letter);
    if (own != null) {
      names.add(own);
    }
    names.removeIf(name -> !isUsable(letter, name));
    return names;
  }

  static Set<String> named(String setting) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(setting.split(",")).map(String::strip).forEach(names::add);
    names.remove("");
    return names;
  }

  private boolean isUsable(FailedLetter letter, String name) {
    return !name.equals(letter.queue().name()) && broker.hasQueue(letter.queue().broker(), name);
  }

  private @Nullable String ofConsumer(FailedLetter letter) {
    ConsumerId consumer = letter.consumerId();
    if (consumer == null) {
      return null;
    }
    try {
      JsonObject state = consumers.get(consumer, "State");
      String entry = state.getString("divertTo", "");
      return entry.isEmpty() ? null : broker.queueOf(letter.queue().broker(), entry);
    } catch (Refusal e) {
      return null; // What does not answer allows nothing.
    }
  }

  /** Refuses with 409 what is none of them. */
  void demand(FailedLetter letter, String target) {
    Set<String> allowed = of(letter);
    if (!allowed.contains(target)) {
      throw Refusal.of(
          Status.CONFLICT,
          "Nothing may be diverted to '%s'. Allowed: %s. The administrator of the server can name queues in the system property %s."
              .formatted(target, allowed.isEmpty() ? "none" : String.join(", ", allowed), SETTING));
    }
  }
}
