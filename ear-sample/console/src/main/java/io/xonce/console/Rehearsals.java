/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response.Status;

/** Has consumers rehearse dead letters. */
@ApplicationScoped
public class Rehearsals {

  @Inject private Broker broker;
  @Inject private Consumers consumers;

  /** Called by the container. */
  public Rehearsals() {}

  /** Returns when it is over; the consumer records it. */
  JsonObject run(FailedLetter letter, String actor, String reason) {
    ConsumerId consumer = letter.consumerId();
    if (consumer == null) {
      throw Refusal.of(
          Status.CONFLICT, "No consumer on this server is known to have failed on this message");
    }
    String origin = letter.demandOrigin();
    String entry = broker.entryOf(letter.queue().broker(), origin);
    if (entry == null) {
      throw Refusal.of(Status.CONFLICT, "The queue it came from has no JNDI name: " + origin);
    }
    return consumers.call(
        consumer,
        "rehearse",
        letter.queue().jndiName(),
        letter.letter().demandId(),
        entry,
        actor,
        reason);
  }
}
