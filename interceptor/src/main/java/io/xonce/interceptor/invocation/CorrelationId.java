/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** The correlation id of a message where it is no text. */
public final class CorrelationId {

  private CorrelationId() {}

  /** Its bytes; null if there are none, as with a provider that does not have them. */
  public static byte @Nullable [] bytes(Message message) throws JMSException {
    try {
      return message.getJMSCorrelationIDAsBytes();
    } catch (UnsupportedOperationException e) {
      // Allowed (Messaging 3.1, 3.4.5).
      return null;
    }
  }
}
