/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters for tests. */
final class Letters {

  /** Of everything but what is below {@code safe}. */
  static final LetterQueue DLQ =
      new LetterQueue(
          "default",
          "DLQ",
          "java:/DLQ",
          1,
          new AddressSettings(
              List.of(
                  new AddressSettings.Setting("#", "jms.queue.DLQ", "jms.queue.expired"),
                  new AddressSettings.Setting("jms.queue.safe.#", "jms.queue.safe-dead", null))));

  private Letters() {}

  /** As a browser shows it. */
  static DeadLetter letter(@Nullable String jmsId, Map<String, ?> properties) throws JMSException {
    Message message =
        (Message)
            Proxy.newProxyInstance(
                Message.class.getClassLoader(),
                new Class<?>[] {Message.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "getJMSMessageID" -> jmsId;
                      case "getJMSTimestamp" -> 0L;
                      case "getObjectProperty" -> properties.get(arguments[0]);
                      case "getPropertyNames" -> Collections.enumeration(properties.keySet());
                      default -> throw new AssertionError(method + " must not be called");
                    });
    return DeadLetter.of(message);
  }

  /** One of which no ledger tells. */
  static FailedLetter untold(@Nullable String jmsId, Map<String, ?> properties)
      throws JMSException {
    return new FailedLetter(DLQ, letter(jmsId, properties), null, null);
  }
}
