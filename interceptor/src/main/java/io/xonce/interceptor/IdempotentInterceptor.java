/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.Idempotent;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** Stands between the container and the message listener method of an {@link Idempotent} bean. */
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
    this.consumers = consumers;
  }

  /**
   * Called by the container, in the transaction of the delivery.
   *
   * @param invocation the call of {@code onMessage}
   * @return null, as the method does
   * @throws Exception whatever the bean throws, or a refusal
   */
  @AroundInvoke
  public @Nullable Object process(InvocationContext invocation) throws Exception {
    Object[] parameters = invocation.getParameters();
    if (parameters.length == 1 && parameters[0] instanceof Message message) {
      return consumers.of(invocation.getTarget()).process(message, invocation::proceed);
    }
    return invocation.proceed();
  }
}
