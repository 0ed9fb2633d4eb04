/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.bean;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** One run of a handler at a message. */
public record Mark(
    String consumer,
    String key,
    String sent,
    String attempt,
    String payload,
    String entity,
    long amount) {

  /** The payload is the entity, the amount, and something that nobody may tell, with blanks. */
  static Mark of(String consumer, String attempt, Message message) throws JMSException {
    String payload = message.getBody(String.class);
    String[] words = payload.split(" ", -1);
    return new Mark(
        consumer,
        message.getStringProperty(Names.KEY),
        message.getStringProperty(Names.SENT),
        attempt,
        payload,
        consumer + "/" + words[0],
        Long.parseLong(words[1]));
  }
}
