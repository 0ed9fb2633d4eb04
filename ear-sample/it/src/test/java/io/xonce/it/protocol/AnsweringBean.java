/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Delivery;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.util.UUID;

/** Answers each request with a number that no second run could give, and at length if asked to. */
public abstract class AnsweringBean extends PaymentBean {

  /** Larger than what Artemis sends in one piece. */
  private static final int LARGE = 400_000;

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    String filling = text(message).contains("\"fill\"") ? "x".repeat(LARGE) : "";
    delivery.reply(delivery.key() + " is " + UUID.randomUUID() + filling);
  }
}
