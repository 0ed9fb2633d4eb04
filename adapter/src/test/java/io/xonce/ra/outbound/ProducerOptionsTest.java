/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.internal.Proxies;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Options of a producer, and those that are given with one message. */
class ProducerOptionsTest {

  private static final Map<String, Object> OF_ALL =
      Map.of("DeliveryMode", DeliveryMode.PERSISTENT, "Priority", 4, "TimeToLive", 0L);

  private static final Map<String, Object> OF_ONE =
      Map.of("DeliveryMode", DeliveryMode.NON_PERSISTENT, "Priority", 2, "TimeToLive", 1_000L);

  private final Map<String, Object> options = new HashMap<>(OF_ALL);
  private Map<String, Object> sentWith = Map.of();
  private boolean isUnknown;

  private final Queue queue = (Queue) Proxies.of(Queue.class, (proxy, method, arguments) -> null);
  private final Message message =
      (Message) Proxies.of(Message.class, (proxy, method, arguments) -> null);

  @Test
  void optionsOfOneMessage_areNotThoseOfTheNext() throws Exception {
    send(producer());
    assertThat(sentWith).isEqualTo(OF_ONE);
    assertThat(options).isEqualTo(OF_ALL);
  }

  /** The application may catch that, and the next message would expire on its way. */
  @Test
  void optionsOfAMessageThatIsNotSent_areNotThoseOfTheNext() throws Exception {
    MessageProducer producer = producer();
    isUnknown = true;
    assertThatThrownBy(() -> send(producer)).isInstanceOf(InvalidDestinationException.class);
    assertThat(options).isEqualTo(OF_ALL);
  }

  private void send(MessageProducer producer) throws Exception {
    producer.send(queue, message, DeliveryMode.NON_PERSISTENT, 2, 1_000);
  }

  private MessageProducer producer() throws Exception {
    TransactionSynchronizationRegistry noTransaction =
        (TransactionSynchronizationRegistry)
            Proxies.of(
                TransactionSynchronizationRegistry.class,
                (proxy, method, arguments) -> Status.STATUS_NO_TRANSACTION);
    JMSContext context =
        (JMSContext)
            Proxies.of(
                JMSContext.class,
                (proxy, method, arguments) -> Proxies.of(JMSProducer.class, this::answer));
    BoundSession session = new BoundSession(context, null, noTransaction);
    return new ConnectionHandle(session, handle -> {})
        .connection()
        .createSession()
        .createProducer(null);
  }

  private @Nullable Object answer(Object producer, Method method, Object @Nullable [] arguments) {
    String name = method.getName();
    if (arguments == null) {
      return options.get(name.substring(3));
    }
    if (name.startsWith("set")) {
      options.put(name.substring(3), arguments[0]);
    } else if (isUnknown) {
      throw new InvalidDestinationRuntimeException("no such queue");
    } else {
      sentWith = Map.copyOf(options);
    }
    return producer;
  }
}
