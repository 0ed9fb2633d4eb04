/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import java.util.List;

/** A property of the message. */
public record PropertyPart(String name) implements MessageExpression {

  @Override
  public List<String> readMessage(ReceivedMessage received) throws JMSException {
    Object value = received.message().getObjectProperty(name);
    String part = "property '" + name + "'";
    // Floating-point numbers have several spellings of one value.
    if (value instanceof Float || value instanceof Double || value instanceof byte[]) {
      throw LOG.keyPartOfWrongType(
          received.name(), received.consumer(), part, value.getClass().getSimpleName());
    }
    return List.of(KeyPart.present(value == null ? null : value.toString(), part, received));
  }
}
