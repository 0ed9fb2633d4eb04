/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.BodyText;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.StreamMessage;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** What a JSON Pointer finds in the body: in JSON, among the entries of a map, in a stream. */
record BodyPart(String expression, JsonPath path, int maxBody) implements MessageExpression {

  BodyPart(String expression, String pointer, int maxBody) {
    this(expression, JsonPath.of(pointer), maxBody);
  }

  @Override
  public List<Found> find(ReceivedMessage received) throws JMSException {
    Message message = received.message();
    if (message instanceof MapMessage map) {
      return List.of(entry(map, received));
    }
    return List.of(
        message instanceof StreamMessage stream ? item(stream, received) : member(received));
  }

  private Found entry(MapMessage map, ReceivedMessage received) throws JMSException {
    String name = path.onlyName();
    return name == null || !map.itemExists(name)
        ? absent()
        : TypedValue.found(expression, map.getObject(name), received);
  }

  private Found item(StreamMessage stream, ReceivedMessage received) throws JMSException {
    try {
      for (int i = 0; ; i++) {
        Object item = stream.readObject();
        if (Integer.toString(i).equals(path.onlyName())) {
          return TypedValue.found(expression, item, received);
        }
      }
    } catch (MessageEOFException e) {
      return absent();
    } finally {
      stream.reset();
    }
  }

  @Override
  public String others(ReceivedMessage received) throws JMSException {
    Message message = received.message();
    if (message instanceof MapMessage map) {
      Enumeration<?> names = map.getMapNames();
      return Names.told("Its body has", Collections.list(names).stream().map(Object::toString));
    }
    if (message instanceof StreamMessage) {
      return "";
    }
    JsonPath.Level level = path.level(BodyText.read(received, expression, maxBody));
    return Names.told(
        level.pointer().isEmpty()
            ? "Its body has"
            : "At " + Printable.of(level.pointer()) + " its body has",
        level.members().stream());
  }

  private Found absent() {
    return new Found(expression, Found.Nothing.ABSENT);
  }

  private Found member(ReceivedMessage received) throws JMSException {
    String body = BodyText.read(received, expression, maxBody);
    try {
      return new Found(expression, path.find(body));
    } catch (RuntimeException e) {
      // Not only JsonException: Parsson refuses deep nesting and long numbers with bare ones. The
      // cause stays out: its text quotes the body.
      throw LOG.bodyNotJson(received.name(), received.consumer(), expression, Printable.clause(e));
    }
  }
}
