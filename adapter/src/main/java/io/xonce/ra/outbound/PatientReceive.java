/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.outbound;

import jakarta.jms.JMSConsumer;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a message, for long or for ever. It waits a short time again and again, so that the
 * branch can be ended in between: whoever ends it waits for what is being done in it.
 *
 * @param body as what the body of the message is asked for; null: the message itself
 */
record PatientReceive(ConnectionHandle handle, JMSConsumer consumer, @Nullable Class<?> body) {

  private static final Set<String> METHODS = Set.of("receive", "receiveBody");
  private static final long SHORT = Duration.ofMillis(500).toMillis();
  private static final long FOR_EVER = Long.MAX_VALUE;

  static boolean isMeantBy(Method method) {
    return METHODS.contains(method.getName());
  }

  /**
   * With the arguments of one of those methods: the type of a body, and a time, if there is one.
   */
  static @Nullable Object call(ConnectionHandle handle, JMSConsumer consumer, Object[] arguments) {
    Class<?> body = null;
    long time = FOR_EVER;
    for (Object argument : arguments) {
      if (argument instanceof Class<?> type) {
        body = type;
      } else if (argument instanceof Long millis && millis != 0) {
        time = millis;
      }
    }
    return new PatientReceive(handle, consumer, body).within(time);
  }

  /**
   * Null: nothing came in that many milliseconds, or the consumer was closed, of which a provider
   * does not tell otherwise than by an answer before its time.
   */
  private @Nullable Object within(long time) {
    long began = System.nanoTime();
    while (true) {
      long before = millisSince(began);
      long part = Math.max(1, Math.min(time - before, SHORT));
      Object received = receive(part);
      if (received != null || part < SHORT || millisSince(began) - before < part / 2) {
        return received;
      }
    }
  }

  private static long millisSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }

  private @Nullable Object receive(long time) {
    return handle.<@Nullable Object, RuntimeException>run(
        () -> body == null ? consumer.receive(time) : consumer.receiveBody(body, time));
  }
}
