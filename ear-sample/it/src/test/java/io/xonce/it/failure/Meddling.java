/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.failure;

import io.xonce.it.bean.Effects;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/** Stands outside of the protection, and makes of a failure what the message says. */
public class Meddling {

  /** Swallows it, or calls once more and swallows what comes then. */
  @AroundInvoke
  public @Nullable Object meddle(InvocationContext invocation) {
    try {
      return invocation.proceed();
    } catch (Exception e) {
      return Effects.has((Message) invocation.getParameters()[0], "again")
          ? again(invocation)
          : null;
    }
  }

  private static @Nullable Object again(InvocationContext invocation) {
    try {
      return invocation.proceed();
    } catch (Exception e) {
      return null;
    }
  }
}
