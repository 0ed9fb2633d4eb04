/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.Objects;

/** The session of Artemis's client that a message came by, to be used on the thread it came to. */
public final class ReceivingSession {

  private ReceivingSession() {}

  /**
   * Whether its broker says that a destination is not there. False also of a message of another
   * provider, which cannot be asked.
   */
  public static boolean lacks(Message message, Destination destination) {
    try {
      Object core = part(message, "getCoreMessage");
      Object consumer = field(core, "consumer");
      Object address = part(destination, "getSimpleAddress");
      String question = destination instanceof Queue ? "queueQuery" : "addressQuery";
      Object answer =
          Reflection.call(
              field(consumer, "session"), question, new Class<?>[] {address.getClass()}, address);
      return Boolean.FALSE.equals(part(Objects.requireNonNull(answer, question), "isExists"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }

  private static Object part(Object whole, String getter) throws ReflectiveOperationException {
    return Objects.requireNonNull(Reflection.call(whole, getter), getter);
  }

  private static Object field(Object whole, String name) throws ReflectiveOperationException {
    return Objects.requireNonNull(Reflection.field(whole, name), name);
  }
}
