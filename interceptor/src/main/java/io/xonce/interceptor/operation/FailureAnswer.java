/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.ledger.FailedMessage;
import java.util.Map;

/** What the ledger tells of messages. */
final class FailureAnswer {

  private FailureAnswer() {}

  static JsonText of(Map<String, FailedMessage> messages) {
    JsonText byId = new JsonText();
    messages.forEach((id, message) -> byId.with(id, written(message)));
    return new JsonText().with("messages", byId);
  }

  private static JsonText written(FailedMessage message) {
    return new JsonText()
        .withKey(message.key())
        .with("attempts", message.attempts())
        .with("first", message.first())
        .with("last", message.last())
        .with("outcome", message.outcome())
        .with("error", message.error());
  }
}
