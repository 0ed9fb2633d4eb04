/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries whose branch is open, by the thread that works on them: what such a thread writes
 * in another transaction, or in none, stays when the delivery rolls back, and is written again when
 * the message is redelivered. This can be seen only here, and is told once for each place.
 *
 * <p><b>Threads.</b> Safe for use by many.
 */
final class OpenDeliveries {

  /** Xonce's own, and what an application has declared to be harmless. */
  private static final List<String> MEANT =
      List.of(
          "io.xonce.store.",
          "io.xonce.ledger.",
          "io.xonce.interceptor.tier.",
          "io.xonce.interceptor.DuplicatesOkInterceptor");

  private static final List<String> INFRASTRUCTURE =
      List.of(
          "io.xonce.xa.",
          "io.xonce.internal.",
          "io.xonce.interceptor.",
          "io.xonce.ra.",
          "java.",
          "javax.",
          "jakarta.",
          "jdk.",
          "sun.",
          "com.sun.",
          "org.jboss.",
          "org.wildfly.",
          "org.hibernate.",
          "com.arjuna.",
          "org.postgresql.");

  private static final int MOST_PLACES = 100;

  private record Delivery(
      PostgresBranch branch,
      String transaction,
      String consumer,
      Thread thread,
      @Nullable Delivery around) {}

  private static final Map<Thread, Delivery> OPEN = new ConcurrentHashMap<>();
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private OpenDeliveries() {}

  /** A delivery begins on this thread, perhaps within another one. */
  static void open(PostgresBranch branch, String transaction, String consumer) {
    Thread thread = Thread.currentThread();
    OPEN.compute(
        thread,
        (key, around) ->
            around != null && around.branch() == branch
                ? around
                : new Delivery(branch, transaction, consumer, thread, around));
  }

  /** The branch ends, on whatever thread. */
  static void close(PostgresBranch branch) {
    for (Delivery delivery : OPEN.values()) {
      if (delivery.branch() == branch) {
        OPEN.computeIfPresent(
            delivery.thread(), (key, open) -> open.equals(delivery) ? open.around() : open);
      }
    }
  }

  /**
   * This thread writes.
   *
   * @param transaction global identifier of the transaction; null if there is none
   */
  static void written(@Nullable String transaction) {
    Delivery delivery = OPEN.get(Thread.currentThread());
    if (delivery != null && !delivery.transaction().equals(transaction)) {
      tell(delivery.consumer());
    }
  }

  private static void tell(String consumer) {
    List<StackFrame> stack = StackWalker.getInstance().walk(frames -> frames.toList());
    if (stack.stream().anyMatch(isOf(MEANT)) || TOLD.size() >= MOST_PLACES) {
      return;
    }
    String place =
        stack.stream()
            .filter(isOf(INFRASTRUCTURE).negate())
            .findFirst()
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .orElse("an unknown place");
    if (TOLD.add(place)) {
      XaMessages.LOG.writtenBeside(place, consumer);
    }
  }

  private static Predicate<StackFrame> isOf(List<String> prefixes) {
    return frame -> prefixes.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
