/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The expressions that a message would answer, for people who need another key. */
final class Alternatives {

  /** More would not be read. */
  private static final int MOST = 8;

  /** What broker and clients put there for themselves. */
  private static final Pattern INTERNAL = Pattern.compile("(_AMQ|__|JMS|mqtt\\.).*");

  private Alternatives() {}

  static @Nullable String of(ReceivedMessage received) throws JMSException {
    Message message = received.message();
    List<String> found = new ArrayList<>();
    if (CorrelationIdPart.id(message) != null) {
      found.add("correlationId");
    }
    for (Object property : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      String name = property.toString();
      String user = UserProperty.name(name);
      if (found.size() < MOST && (user != null || !INTERNAL.matcher(name).matches())) {
        found.add("property(" + (user == null ? name : user) + ")");
      }
    }
    return found.isEmpty() ? "its body" : Printable.of("its body, " + String.join(", ", found));
  }
}
