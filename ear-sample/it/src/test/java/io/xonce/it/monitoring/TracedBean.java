/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.monitoring;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.xonce.Delivery;
import io.xonce.Idempotent;
import io.xonce.it.bean.EffectBean;
import io.xonce.it.bean.Effects;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;

/** Makes a span of its own, by what the server injects, and fails once if told so. */
@MessageDriven(
    activationConfig =
        @ActivationConfigProperty(
            propertyName = "destinationLookup",
            propertyValue = "java:/jms/queue/traced"))
@Idempotent(
    consumer = "traced",
    key = "property(payment)",
    store = "java:jboss/datasources/PaymentsXA")
public class TracedBean extends EffectBean {

  @Inject private Tracer tracer;

  @Inject private Delivery delivery;

  @Override
  @SuppressWarnings("try") // A scope is held, not used.
  public void onMessage(Message message) {
    Span own = tracer.spanBuilder("own").startSpan();
    try (Scope scope = own.makeCurrent()) {
      super.onMessage(message);
      if (Effects.has(message, "fail") && delivery.attempt() == 1) {
        throw new IllegalStateException("told to fail");
      }
    } finally {
      own.end();
    }
  }
}
