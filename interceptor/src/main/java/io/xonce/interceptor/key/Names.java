/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message has by name, for people who look for another. Never the values. */
final class Names {

  /** More would not be read. */
  static final int MOST = 10;

  private static final int MAX_LENGTH = 40;

  /** What broker and clients put there for themselves. */
  private static final Pattern INTERNAL = Pattern.compile("(_AMQ|__|JMS|mqtt\\.).*");

  private Names() {}

  /** Those of its properties, as the sender gave them. */
  static Stream<String> ofProperties(Message message) throws JMSException {
    return Collections.list((Enumeration<?>) message.getPropertyNames()).stream()
        .map(Object::toString)
        .filter(name -> UserProperty.name(name) != null || !INTERNAL.matcher(name).matches())
        .map(
            name -> {
              String user = UserProperty.name(name);
              return user == null ? name : user;
            });
  }

  /**
   * A sentence of them.
   *
   * @param lead what they are
   * @param names if there are none, there is no sentence
   */
  static String told(String lead, Stream<String> names) {
    List<String> shown =
        names.limit(MOST + 1L).map(name -> Printable.of(name, MAX_LENGTH)).toList();
    return shown.isEmpty()
        ? ""
        : shown.stream()
            .limit(MOST)
            .collect(
                Collectors.joining(
                    ", ", " " + lead + " ", shown.size() > MOST ? ", and others." : "."));
  }
}
