/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Idempotent;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.reaction.DeliveryContext;
import io.xonce.interceptor.rehearsal.RehearsalToken;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** Stands before the listener method of an {@link Idempotent} bean, or before such a method. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotentInterceptor {

  private final IdempotentExtension consumers;

  /**
   * Called by the container.
   *
   * @param consumers what was found at deployment
   */
  @Inject
  public IdempotentInterceptor(IdempotentExtension consumers) {
    this.consumers = consumers.self();
  }

  /**
   * Called by the container, in the transaction of the delivery or call.
   *
   * @param invocation the call
   * @return what the method returned, now or the first time
   * @throws Exception whatever the bean throws, or a refusal
   */
  @AroundInvoke
  public @Nullable Object process(InvocationContext invocation) throws Exception {
    Object[] parameters = invocation.getParameters();
    Consumer method = consumers.of(invocation.getTarget(), invocation.getMethod());
    if (method != null) {
      MethodCall call = MethodCall.of(method.name(), invocation.getMethod(), parameters);
      return consumers.counting(method).process(call, invocation::proceed);
    }
    return parameters.length == 1 && parameters[0] instanceof Message message
        ? process(message, invocation)
        : invocation.proceed();
  }

  /** What the resource adapter delivers in a batch was claimed before the container was called. */
  private @Nullable Object process(Message message, InvocationContext invocation) throws Exception {
    Consumer consumer = consumers.of(invocation.getTarget());
    DeliveryContext delivery = DeliveryContext.current();
    if (delivery != null && delivery.isOf(message)) {
      return consumer.proceed(delivery.attempt(), invocation::proceed);
    }
    String mark = RehearsalToken.markOf(message);
    if (mark != null) {
      consumer.rehearse(mark, letter -> proceedWith(letter, invocation));
      return null;
    }
    return consumer.process(ReceivedMessage.of(consumer.name(), message), invocation::proceed);
  }

  private static @Nullable Object proceedWith(Message letter, InvocationContext invocation)
      throws Exception {
    invocation.setParameters(new Object[] {letter});
    return invocation.proceed();
  }
}
