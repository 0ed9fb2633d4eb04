/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import io.xonce.AfterCommit;
import io.xonce.interceptor.tier.EffectTiers;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Keeps the call of an {@link AfterCommit} method until the transaction has committed. */
@AfterCommit
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class AfterCommitInterceptor {

  private final IdempotentExtension application;

  /**
   * Called by the container.
   *
   * @param application what was found at deployment
   */
  @Inject
  public AfterCommitInterceptor(IdempotentExtension application) {
    this.application = application;
  }

  /**
   * Called by the container.
   *
   * @param invocation the call
   * @return null, as a void method does
   */
  @AroundInvoke
  public @Nullable Object defer(InvocationContext invocation) {
    String name = EffectTiers.nameOf(invocation.getMethod());
    application.tiers().afterCommit(name, invocation::proceed);
    return null;
  }
}
