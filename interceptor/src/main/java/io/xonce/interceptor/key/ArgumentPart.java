/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.MethodCall;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An argument of a call as a part of its key. */
record ArgumentPart(int index) implements KeyExpression {

  /** Types with one spelling for each value. */
  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          byte.class,
          Byte.class,
          short.class,
          Short.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigInteger.class,
          boolean.class,
          Boolean.class,
          char.class,
          Character.class,
          UUID.class,
          LocalDate.class,
          Instant.class);

  static boolean canBe(Class<?> type) {
    return TYPES.contains(type) || type.isEnum();
  }

  @Override
  public List<String> read(Invocation invocation) {
    Object value = ((MethodCall) invocation).arguments().get(index);
    return List.of(KeyPart.present(spelling(value), "argument(" + index + ")", invocation));
  }

  private static @Nullable String spelling(@Nullable Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value == null ? null : value.toString();
  }
}
