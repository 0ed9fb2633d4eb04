/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.CorrelationId;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.server.NativeProperties;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The correlation id: a string, or bytes in hexadecimal. */
public record CorrelationIdPart() implements MessageExpression {

  @Override
  public List<Found> find(ReceivedMessage received) throws JMSException {
    Object id = id(received.message());
    return List.of(new Found("JMSCorrelationID", id == null ? Found.Nothing.ABSENT : id));
  }

  static @Nullable String id(Message message) throws JMSException {
    String text = message.getJMSCorrelationID();
    if (text != null) {
      return text;
    }
    byte[] bytes = CorrelationId.bytes(message);
    if (bytes == null
        && message.getObjectProperty(NativeProperties.MQTT_CORRELATION_DATA)
            instanceof byte[] data) {
      bytes = data;
    }
    return bytes == null || bytes.length == 0 ? null : "0x" + HexFormat.of().formatHex(bytes);
  }
}
