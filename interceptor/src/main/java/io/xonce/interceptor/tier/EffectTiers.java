/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.tier;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.AfterCommit;
import io.xonce.DuplicatesOk;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.reaction.DeliveryContext;
import io.xonce.interceptor.server.Transactions;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.transaction.Status;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Effects that do not need exactly-once, and must not touch what does: whatever they throw ends
 * here.
 */
public final class EffectTiers {

  private final Transactions transactions;

  public EffectTiers(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * After the commit of the running transaction, if there is one, and of the delivery that it runs
   * in, if there is one; at once if there is neither, or they have committed, as where an observer
   * is told so. Never if one of them rolls back.
   */
  public void afterCommit(String name, Callable<@Nullable Object> effect) {
    DeliveryContext delivery = DeliveryContext.current();
    Runnable work =
        delivery == null ? () -> apart(name, effect) : () -> afterCommit(delivery, name, effect);
    switch (transactions.outcome()) {
      case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED -> work.run();
      case Status.STATUS_MARKED_ROLLBACK,
          Status.STATUS_ROLLING_BACK,
          Status.STATUS_ROLLEDBACK,
          Status.STATUS_UNKNOWN ->
          LOG.debugf("%s is left out: the transaction does not commit", name);
      default -> transactions.afterCommit(work);
    }
  }

  /**
   * After the commit of a delivery, which it can look at, whatever runs on the thread meanwhile.
   */
  public void afterCommit(
      DeliveryContext delivery, String name, Callable<@Nullable Object> effect) {
    DeliveryContext ended = delivery.afterCommit();
    delivery.attempt().transaction().afterCommit(() -> apart(name, () -> ended.with(effect::call)));
  }

  /** Now, and outside the running transaction. */
  public void apart(String name, Callable<@Nullable Object> effect) {
    try {
      transactions.suspended(
          () -> {
            run(name, effect);
            return name;
          });
    } catch (RuntimeException e) {
      LOG.effectFailed(name, Printable.clause(e), e);
    }
  }

  public static String nameOf(Method method) {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }

  /** A caller would wait for a result that cannot be there. */
  public static void demandVoid(AnnotatedType<?> type) {
    for (Class<? extends Annotation> tier : List.of(AfterCommit.class, DuplicatesOk.class)) {
      for (AnnotatedMethod<?> method : type.getMethods()) {
        boolean marked = type.isAnnotationPresent(tier) || method.isAnnotationPresent(tier);
        if (marked && method.getJavaMember().getReturnType() != void.class) {
          throw LOG.effectNotVoid(tier.getSimpleName(), nameOf(method.getJavaMember()));
        }
      }
    }
  }

  private static void run(String name, Callable<@Nullable Object> effect) {
    try {
      effect.call();
    } catch (Exception | Error e) {
      LOG.effectFailed(name, Printable.clause(e), e);
    }
  }
}
