/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import io.xonce.interceptor.invocation.ReceivedMessage;
import jakarta.jms.JMSException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value that Jakarta Messaging has a type for: of a property, a map's entry, a stream's item. */
final class TypedValue {

  private TypedValue() {}

  static Found found(String place, @Nullable Object value, ReceivedMessage received)
      throws JMSException {
    return new Found(place, of(value, received));
  }

  /** Floating-point numbers stay what they are: as keys they are not exact enough. */
  private static Object of(@Nullable Object value, ReceivedMessage received) throws JMSException {
    if (value == null) {
      return Found.Nothing.NULL;
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      BigDecimal number = BigDecimal.valueOf(((Number) value).longValue());
      return number.signum() < 0 && received.isFromAmqp() ? new Found.Unsigned(number) : number;
    }
    return value instanceof Character ? value.toString() : value;
  }
}
