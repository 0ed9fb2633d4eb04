/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.Proxies;
import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a message that is still in memory is what was received. */
class HeldMessageTest {

  private final Map<String, Object> headers =
      new HashMap<>(Map.of("JMSMessageID", "ID:1", "JMSTimestamp", 1L));

  /** Whether it was cleared. */
  private boolean propertiesAreWritable;

  private boolean bodyIsWritable;

  /** As a provider has it (Jakarta Messaging 3.1, 3.5 and 3.11). */
  private @Nullable Object call(String method) throws MessageNotWriteableException {
    if (method.startsWith("get")) {
      return headers.get(method.substring("get".length()));
    }
    boolean isWritable = method.endsWith("Property") ? propertiesAreWritable : bodyIsWritable;
    if (isWritable || method.equals("reset")) {
      return null;
    }
    throw new MessageNotWriteableException("received");
  }

  private HeldMessage received(Class<? extends Message> type) {
    Message message =
        (Message) Proxies.of(type, (proxy, method, arguments) -> call(method.getName()));
    return HeldMessage.all(List.of(message)).get(0);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Message.class,
        TextMessage.class,
        BytesMessage.class,
        StreamMessage.class,
        MapMessage.class,
        ObjectMessage.class
      })
  void messageThatWasReadOnly_isAsReceived(Class<? extends Message> type) {
    assertThat(received(type).isAsReceived()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        TextMessage.class,
        BytesMessage.class,
        StreamMessage.class,
        MapMessage.class,
        ObjectMessage.class
      })
  void bodyThatWasCleared_isNot(Class<? extends Message> type) {
    HeldMessage held = received(type);
    bodyIsWritable = true;
    assertThat(held.isAsReceived()).isFalse();
  }

  @Test
  void propertiesThatWereCleared_areNot() {
    HeldMessage held = received(TextMessage.class);
    propertiesAreWritable = true;
    assertThat(held.isAsReceived()).isFalse();
  }

  /** A bean may set them at any time, and keys may be made of them. */
  @ParameterizedTest
  @CsvSource({"JMSMessageID", "JMSCorrelationID", "JMSType"})
  void headerThatWasSet_isNot(String header) {
    HeldMessage held = received(TextMessage.class);
    headers.put(header, "another");
    assertThat(held.isAsReceived()).isFalse();
  }

  @Test
  void timeThatWasSet_isNot() {
    HeldMessage held = received(TextMessage.class);
    headers.put("JMSTimestamp", 2L);
    assertThat(held.isAsReceived()).isFalse();
  }
}
