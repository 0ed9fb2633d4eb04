/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.xonce.interceptor.attempt.AttemptTrace;
import io.xonce.interceptor.invocation.BeanCall;
import io.xonce.interceptor.log.Printable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The span of one attempt.
 *
 * @param context in which the bean runs
 */
record AttemptSpan(Span span, Context context, Spans spans) implements AttemptTrace {

  private static final AttributeKey<String> VERDICT = AttributeKey.stringKey("xonce.verdict");
  private static final AttributeKey<String> CAUSE = AttributeKey.stringKey("xonce.cause");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("xonce.outcome");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  @Override
  public @Nullable Object around(BeanCall bean) throws Exception {
    Scope scope = enter();
    try {
      return bean.call();
    } finally {
      leave(scope);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // It is, in leave.
  private Scope enter() {
    try {
      return context.makeCurrent();
    } catch (RuntimeException | LinkageError e) {
      spans.failed(e);
      return Scope.noop();
    }
  }

  private void leave(Scope scope) {
    try {
      scope.close();
    } catch (RuntimeException | LinkageError e) {
      spans.failed(e);
    }
  }

  @Override
  public void ended(Supplier<Ending> ending) {
    try {
      describe(ending.get());
      span.end();
    } catch (RuntimeException | LinkageError e) {
      spans.failed(e);
    }
  }

  private void describe(Ending ending) {
    if (ending.verdict() != null) {
      span.setAttribute(VERDICT, ending.verdict());
    }
    if (ending.cause() != null) {
      span.setAttribute(CAUSE, ending.cause().name());
    }
    span.setAttribute(OUTCOME, ending.outcome());
    if (!ending.committed()) {
      fail(ending);
    }
  }

  /** What a neighbour in the transaction has thrown is said, and recorded where it was thrown. */
  private void fail(Ending ending) {
    Throwable reason = ending.reason();
    if (reason == null) {
      span.setStatus(StatusCode.ERROR).setAttribute(ERROR, ending.outcome());
    } else {
      span.setStatus(StatusCode.ERROR, Printable.described(reason))
          .setAttribute(ERROR, reason.getClass().getName());
    }
    if (ending.failure() != null) {
      span.recordException(ending.failure());
    }
  }
}
