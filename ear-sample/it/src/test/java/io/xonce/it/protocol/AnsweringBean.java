/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.Delivery;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import java.util.UUID;

/** Answers each request with a number that no second run could give. */
public abstract class AnsweringBean extends PaymentBean {

  @Inject private Delivery delivery;

  @Override
  public void onMessage(Message message) {
    super.onMessage(message);
    delivery.reply(delivery.key() + " is " + UUID.randomUUID());
  }
}
