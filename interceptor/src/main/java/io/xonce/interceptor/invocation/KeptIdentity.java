/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The parts that identify a message, in a property of the message that it is diverted as: sending
 * it gives that an id and a time of its own, and if somebody moves it back it is to be the same.
 */
public final class KeptIdentity {

  /** Its name. */
  public static final String PROPERTY = "Xonce_identity";

  /** The id, the sender and the time. */
  private static final int MOST = 3;

  private KeptIdentity() {}

  /** How the parts are kept. */
  public static String of(List<String> parts) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    parts.forEach(json::add);
    return json.build().toString();
  }

  /** None if the message has not been diverted, or has such a property from somebody else. */
  static List<String> in(Message message) throws JMSException {
    if (!(message.getObjectProperty(PROPERTY) instanceof String kept)) {
      return List.of();
    }
    try (JsonParser json = Json.createParser(new StringReader(kept))) {
      return json.next() == Event.START_ARRAY ? strings(json) : List.of();
    } catch (JsonException | NoSuchElementException e) {
      return List.of();
    }
  }

  /** None, if anything else or more than that is there. */
  private static List<String> strings(JsonParser json) {
    List<String> strings = new ArrayList<>();
    Event next = json.next();
    for (; next == Event.VALUE_STRING && strings.size() < MOST; next = json.next()) {
      strings.add(json.getString());
    }
    return next == Event.END_ARRAY && !json.hasNext() ? List.copyOf(strings) : List.of();
  }
}
