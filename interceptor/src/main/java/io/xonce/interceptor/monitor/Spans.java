/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.xonce.interceptor.attempt.AttemptTrace;
import io.xonce.interceptor.attempt.Tracing;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.store.MessageKey;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A span of OpenTelemetry for each attempt of one application, as the <a
 * href="https://github.com/open-telemetry/semantic-conventions/blob/v1.32.0/docs/messaging/messaging-spans.md">semantic
 * conventions for messaging spans</a>, version 1.32.0, have it. Loaded where the server has
 * OpenTelemetry, as is what it uses: {@link AttemptSpan} and {@link MessageCarrier}.
 */
final class Spans implements Tracing {

  private static final String SCOPE = "io.xonce";

  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("messaging.operation.name");
  private static final AttributeKey<String> OPERATION_TYPE =
      AttributeKey.stringKey("messaging.operation.type");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");
  private static final AttributeKey<Boolean> TEMPORARY =
      AttributeKey.booleanKey("messaging.destination.temporary");
  private static final AttributeKey<String> MESSAGE_ID =
      AttributeKey.stringKey("messaging.message.id");
  private static final AttributeKey<String> KEY = AttributeKey.stringKey("xonce.key");
  private static final AttributeKey<String> CONSUMER = AttributeKey.stringKey("xonce.consumer");
  private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("xonce.attempt");

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final AtomicBoolean told = new AtomicBoolean();

  Spans(OpenTelemetry server) {
    tracer = server.getTracer(SCOPE);
    propagator = server.getPropagators().getTextMapPropagator();
  }

  /** Nowhere, if the server has the classes and no more. */
  static Tracing of(BeanManager manager) {
    Instance<OpenTelemetry> found = manager.createInstance().select(OpenTelemetry.class);
    return found.isResolvable() ? new Spans(found.get()) : Tracing.OFF;
  }

  @Override
  public AttemptTrace begin(ReceivedMessage message, MessageKey key) {
    try {
      Context ambient = Context.current();
      Context sent =
          propagator.extract(Context.root(), message.message(), MessageCarrier.Properties.READER);
      Context parent = isSpan(ambient) ? ambient : sent;
      Span span = builder(message, key, parent, sent).startSpan();
      return new AttemptSpan(span, parent.with(span), this);
    } catch (RuntimeException | LinkageError e) {
      failed(e);
      return AttemptTrace.NONE;
    }
  }

  private static boolean isSpan(Context context) {
    return Span.fromContext(context).getSpanContext().isValid();
  }

  /** The sender's span is linked, whether it is the parent or not. */
  private SpanBuilder builder(
      ReceivedMessage message, MessageKey key, Context parent, Context sent) {
    MessageCarrier.Address address = MessageCarrier.addressOf(message.message());
    String name = address == null || address.temporary() ? "process" : "process " + address.name();
    SpanBuilder builder =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.CONSUMER)
            .setParent(parent)
            .addLink(Span.fromContext(sent).getSpanContext())
            .setAttribute(SYSTEM, "jms")
            .setAttribute(OPERATION, "process")
            .setAttribute(OPERATION_TYPE, "process")
            .setAttribute(CONSUMER, message.consumer())
            .setAttribute(KEY, key.text())
            .setAttribute(ATTEMPT, (long) message.deliveryCount());
    return named(builder, message.messageId(), address);
  }

  private static SpanBuilder named(
      SpanBuilder builder, @Nullable String messageId, MessageCarrier.@Nullable Address address) {
    if (messageId != null) {
      builder.setAttribute(MESSAGE_ID, messageId);
    }
    if (address != null) {
      builder.setAttribute(DESTINATION, address.name());
    }
    if (address != null && address.temporary()) {
      builder.setAttribute(TEMPORARY, true);
    }
    return builder;
  }

  /** Whatever fails in a tracer, the delivery goes on. */
  void failed(Throwable failure) {
    if (told.compareAndSet(false, true)) {
      LOG.notTraced(Printable.described(failure), failure);
    } else {
      LOG.debugf(failure, "An attempt is not traced as it should be");
    }
  }
}
