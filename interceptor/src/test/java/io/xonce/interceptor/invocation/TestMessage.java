/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Just enough of a message to read a key from; every other call fails the test. */
public final class TestMessage {

  private final Map<String, @Nullable Object> answers = new HashMap<>();
  private final Map<String, Object> properties = new HashMap<>();

  public static TestMessage create() {
    return new TestMessage().with("getJMSMessageID", "ID:1").with("getJMSTimestamp", 0L);
  }

  public TestMessage with(String getter, @Nullable Object value) {
    answers.put(getter, value);
    return this;
  }

  public TestMessage property(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  public ReceivedMessage plain() {
    return as(Message.class);
  }

  public ReceivedMessage text(@Nullable String body) {
    return with("getText", body).as(TextMessage.class);
  }

  public ReceivedMessage bytes(byte[] body) {
    return with("getBodyLength", (long) body.length)
        .with("readBytes", body)
        .with("reset", null)
        .as(BytesMessage.class);
  }

  /** Read in pieces, as a large message is. */
  public ReceivedMessage streamed(byte[] body) {
    return with("stream", new ByteArrayInputStream(body))
        .with("reset", null)
        .as(BytesMessage.class);
  }

  public ReceivedMessage bytes(String body) {
    return bytes(body.getBytes(StandardCharsets.UTF_8));
  }

  public <T extends Message> ReceivedMessage as(Class<T> type) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              String name = method.getName();
              if (name.equals("getObjectProperty")) {
                return properties.get(arguments[0]);
              }
              if (name.equals("readBytes") && answers.get("stream") instanceof InputStream body) {
                return body.read((byte[]) arguments[0]);
              }
              if (name.equals("readBytes")) {
                byte[] body = (byte[]) Objects.requireNonNull(answers.get(name));
                System.arraycopy(body, 0, arguments[0], 0, body.length);
                return body.length;
              }
              if (!answers.containsKey(name)) {
                throw new AssertionError(name + " must not be called");
              }
              return answers.get(name);
            });
    return ReceivedMessage.of("ledger", type.cast(proxy));
  }
}
