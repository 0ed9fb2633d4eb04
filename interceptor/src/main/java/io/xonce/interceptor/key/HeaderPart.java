/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A header field of the message. */
public enum HeaderPart implements MessageExpression {
  MESSAGE_ID("JMSMessageID") {
    @Override
    @Nullable String value(Message message) throws JMSException {
      return message.getJMSMessageID();
    }
  },
  CORRELATION_ID("JMSCorrelationID") {
    @Override
    @Nullable String value(Message message) throws JMSException {
      return message.getJMSCorrelationID();
    }
  };

  private final String header;

  HeaderPart(String header) {
    this.header = header;
  }

  abstract @Nullable String value(Message message) throws JMSException;

  @Override
  public List<String> readMessage(ReceivedMessage received) throws JMSException {
    return List.of(KeyPart.present(value(received.message()), header, received));
  }
}
