/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Just enough of a message to read a key from; every other call fails the test. */
public final class TestMessage {

  /** A body that can be read once, until it is reset. */
  private interface Body {
    @Nullable Object answer(String method, @Nullable Object[] arguments) throws Exception;
  }

  private static final Object UNANSWERED = new Object();
  private static final Object[] NONE = {};

  private final Map<String, @Nullable Object> headers = new HashMap<>();
  private final Map<String, Object> properties = new LinkedHashMap<>();

  private TestMessage() {}

  public static TestMessage create() {
    return new TestMessage()
        .with("getJMSMessageID", "ID:1")
        .with("getJMSTimestamp", 0L)
        .with("getJMSDeliveryTime", 0L)
        .with("getJMSCorrelationID", null)
        .with("getJMSCorrelationIDAsBytes", null)
        .with("getJMSDestination", null);
  }

  /** The value of a header, or what the getter throws. */
  public TestMessage with(String getter, @Nullable Object value) {
    headers.put(getter, value);
    return this;
  }

  public TestMessage property(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  public ReceivedMessage plain() {
    return as(Message.class);
  }

  public ReceivedMessage object() {
    return as(ObjectMessage.class);
  }

  public ReceivedMessage text(@Nullable String body) {
    return received(
        TextMessage.class, (method, arguments) -> method.equals("getText") ? body : UNANSWERED);
  }

  public ReceivedMessage bytes(String body) {
    return bytes(body.getBytes(StandardCharsets.UTF_8));
  }

  public ReceivedMessage bytes(byte[] body) {
    ByteArrayInputStream in = new ByteArrayInputStream(body);
    return received(
        BytesMessage.class,
        (method, arguments) ->
            switch (method) {
              case "getBodyLength" -> (long) body.length;
              case "readBytes" -> in.read((byte[]) arguments[0]);
              case "reset" -> {
                in.reset();
                yield null;
              }
              default -> UNANSWERED;
            });
  }

  public ReceivedMessage map(Map<String, ? extends @Nullable Object> body) {
    return received(
        MapMessage.class,
        (method, arguments) ->
            switch (method) {
              case "getMapNames" -> Collections.enumeration(body.keySet());
              case "itemExists" -> body.containsKey(arguments[0]);
              case "getObject" -> body.get(arguments[0]);
              default -> UNANSWERED;
            });
  }

  public ReceivedMessage stream(@Nullable Object... body) {
    List<@Nullable Object> items = Arrays.asList(body);
    return received(
        StreamMessage.class,
        new Body() {
          private Iterator<@Nullable Object> next = items.iterator();

          @Override
          public @Nullable Object answer(String method, @Nullable Object[] arguments)
              throws Exception {
            if (method.equals("reset")) {
              next = items.iterator();
              return null;
            }
            if (!method.equals("readObject")) {
              return UNANSWERED;
            }
            if (!next.hasNext()) {
              throw new MessageEOFException("end");
            }
            return next.next();
          }
        });
  }

  public <T extends Message> ReceivedMessage as(Class<T> type) {
    return received(type, (method, arguments) -> UNANSWERED);
  }

  private <T extends Message> ReceivedMessage received(Class<T> type, Body body) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answer(method, arguments == null ? NONE : arguments, body));
    return ReceivedMessage.of("ledger", type.cast(proxy));
  }

  private @Nullable Object answer(Method method, @Nullable Object[] arguments, Body body)
      throws Exception {
    String name = method.getName();
    if (headers.get(name) instanceof RuntimeException failure) {
      throw failure;
    }
    if (headers.containsKey(name)) {
      return headers.get(name);
    }
    return switch (name) {
      case "getObjectProperty", "getStringProperty" -> properties.get(arguments[0]);
      case "propertyExists" -> properties.containsKey(arguments[0]);
      case "getPropertyNames" -> Collections.enumeration(properties.keySet());
      default -> {
        Object answer = body.answer(name, arguments);
        if (answer == UNANSWERED) {
          throw new AssertionError(name + " must not be called");
        }
        yield answer;
      }
    };
  }
}
