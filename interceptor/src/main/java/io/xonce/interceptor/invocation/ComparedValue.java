/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.invocation;

import io.xonce.store.Fingerprint;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value as it is compared: by what it is, not by how it is written. 12.50 and 12.5 are one value,
 * and so are a number and a string that spells it, since STOMP knows strings only.
 */
public final class ComparedValue {

  /** Numbers of so many digits are written out. */
  public static final int MAX_DIGITS = 100;

  private ComparedValue() {}

  /**
   * Takes a value into a fingerprint.
   *
   * @param value a string, a number, a boolean, a character, bytes, or null
   */
  public static void add(@Nullable Object value, Fingerprint.Digest digest) {
    if (value == null) {
      digest.add("null");
    } else if (value instanceof byte[] bytes) {
      digest.add("bytes").add(bytes, 0, bytes.length);
    } else {
      digest.add("value").add(text(value));
    }
  }

  /** The one spelling of a string, a number, a boolean, or a character. */
  public static String text(Object value) {
    if (value instanceof BigDecimal number) {
      return text(number);
    }
    return value instanceof Number number && isFinite(number)
        ? text(new BigDecimal(number.toString()))
        : value.toString();
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }

  private static String text(BigDecimal number) {
    BigDecimal value = number.stripTrailingZeros();
    return isShort(value) ? value.toPlainString() : value.toString();
  }

  /** Whether it has so few digits, zeros included, that it can be written out. */
  public static boolean isShort(BigDecimal stripped) {
    return stripped.precision() <= MAX_DIGITS && Math.abs((long) stripped.scale()) <= MAX_DIGITS;
  }
}
