/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a method. */
public record MethodCall(String consumer, Method method, List<@Nullable Object> arguments)
    implements Invocation {

  public static MethodCall of(String consumer, Method method, @Nullable Object... arguments) {
    return new MethodCall(consumer, method, Arrays.asList(arguments));
  }

  @Override
  public String name() {
    return "Call of " + method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  @Override
  public String whenRefused() {
    return "the transaction of the call rolls back";
  }

  @Override
  public @Nullable String messageId() {
    return null;
  }

  @Override
  public @Nullable Instant sentAt() {
    return null;
  }

  @Override
  public int deliveryCount() {
    return 1;
  }

  @Override
  public boolean isAcknowledgedLater() {
    return false;
  }

  @Override
  public Provenance provenance() {
    return Provenance.SENT;
  }
}
