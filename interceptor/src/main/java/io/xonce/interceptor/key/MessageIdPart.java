/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.MessageIdentity;
import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import java.util.List;

/** The id of the message, if it has one that stays the same over its deliveries. */
record MessageIdPart() implements MessageExpression {

  @Override
  public List<Found> find(ReceivedMessage received) throws JMSException {
    List<String> parts = MessageIdentity.of(received.message()).parts();
    if (parts.isEmpty()) {
      throw LOG.noStableId(received.name(), received.consumer(), Alternatives.of(received));
    }
    return parts.stream().map(part -> new Found("message id", part)).toList();
  }
}
