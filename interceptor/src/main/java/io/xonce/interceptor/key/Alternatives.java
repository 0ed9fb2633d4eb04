/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions that a message would answer, for people who need another key. */
final class Alternatives {

  /** More would not be read. */
  private static final int MOST = 8;

  private Alternatives() {}

  static @Nullable String of(ReceivedMessage received) throws JMSException {
    Message message = received.message();
    List<String> found = new ArrayList<>();
    if (CorrelationIdPart.id(message) != null) {
      found.add("correlationId");
    }
    Names.ofProperties(message)
        .limit(MOST - found.size())
        .forEach(name -> found.add("property(" + name + ")"));
    return found.isEmpty() ? "its body" : Printable.of("its body, " + String.join(", ", found));
  }
}
