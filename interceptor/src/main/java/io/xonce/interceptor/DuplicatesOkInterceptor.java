/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.DuplicatesOk;
import io.xonce.interceptor.tier.EffectTiers;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Runs a {@link DuplicatesOk} method apart from the transaction of its caller. */
@DuplicatesOk
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class DuplicatesOkInterceptor {

  private final IdempotentExtension application;

  /**
   * Called by the container.
   *
   * @param application what was found at deployment
   */
  @Inject
  public DuplicatesOkInterceptor(IdempotentExtension application) {
    this.application = application;
  }

  /**
   * Called by the container.
   *
   * @param invocation the call
   * @return null, as a void method does
   */
  @AroundInvoke
  public @Nullable Object apart(InvocationContext invocation) {
    String name = EffectTiers.nameOf(invocation.getMethod());
    application.tiers().apart(name, invocation::proceed);
    return null;
  }
}
