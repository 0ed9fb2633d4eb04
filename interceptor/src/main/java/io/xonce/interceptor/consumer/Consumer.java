/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.attempt.ProcessingAttempt;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.rehearsal.Rehearser.LetterCall;
import io.xonce.ra.spi.BatchGuard.Claimed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands between the container and an annotated bean or method. */
public interface Consumer {

  String name();

  /**
   * Claims what was received in one transaction and will be processed in it one by one. Runs in
   * that transaction; every exception rolls it back.
   */
  default List<? extends Claimed> claim(List<? extends Invocation> batch) throws Exception {
    return batch.stream().map(this::alone).toList();
  }

  private Claimed alone(Invocation invocation) {
    return bean -> process(invocation, bean::call);
  }

  /**
   * Calls the bean in the innermost place, for an attempt that was claimed further out: between the
   * two stand the interceptors of the container, which may do anything with what the bean throws.
   */
  default @Nullable Object proceed(ProcessingAttempt attempt, BeanCall bean) throws Exception {
    return bean.call();
  }

  /**
   * Why nothing should be received for it now: its store is away, or an operator has paused it.
   * Answers at once; null if there is no reason.
   */
  default @Nullable String obstacle() {
    return null;
  }

  /**
   * Demands that its messages may be acknowledged after the commit: that one which comes again is
   * known to have been processed.
   *
   * @throws io.xonce.XonceException if they may not
   */
  void demandLateAcknowledgement();

  /**
   * Told why its bean gets no messages.
   *
   * @param obstacle null if it gets them again
   */
  default void receives(@Nullable String obstacle) {}

  /**
   * The token of a rehearsal has come. Whatever becomes of it, it is at its end then.
   *
   * @param bean calls the bean with another message
   */
  default void rehearse(String mark, LetterCall bean) {
    LOG.tokenDropped(name());
  }

  /** Processes what is part of a rehearsal: as ever, but nothing of it is counted. */
  default Consumer inRehearsal() {
    return this;
  }

  /** Runs in the transaction of the delivery or call; every exception rolls it back. */
  @Nullable Object process(Invocation invocation, BeanCall bean) throws Exception;
}
