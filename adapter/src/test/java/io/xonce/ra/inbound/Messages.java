/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.internal.Proxies;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageNotWriteableException;
import java.util.function.Supplier;

/** Messages with what a session looks at, and nothing else. */
final class Messages {

  private Messages() {}

  static Message fresh(int number) {
    return fresh(() -> "ID:" + number);
  }

  /** One whose id changes. */
  static Message fresh(Supplier<String> id) {
    return message(id, false);
  }

  static Message redelivered(int number) {
    return message(() -> "ID:" + number, true);
  }

  private static Message message(Supplier<String> id, boolean redelivered) {
    return (Message)
        Proxies.of(
            Message.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getJMSMessageID" -> id.get();
                  case "getJMSRedelivered" -> redelivered;
                  case "getJMSCorrelationID", "getJMSType", "getJMSReplyTo" -> null;
                  case "getJMSTimestamp" -> 0L;
                  case "setBooleanProperty" -> throw new MessageNotWriteableException("received");
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  static Message bytes(long length) {
    return (Message)
        Proxies.of(
            BytesMessage.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getJMSRedelivered" -> false;
                  case "getBodyLength" -> length;
                  case "getBody" -> new byte[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
