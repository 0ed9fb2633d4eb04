/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.ComparedValue;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.store.Fingerprint;
import jakarta.jms.JMSException;
import java.math.BigDecimal;

/**
 * What an expression found. A key takes of it what identifies; a fingerprint compares whatever it
 * is.
 *
 * @param place where it was looked for, for texts
 * @param value a string, a number, a boolean, bytes, or one of the types in here
 */
record Found(String place, Object value) {

  /** No value. */
  enum Nothing {
    ABSENT,
    NULL
  }

  /** Objects and arrays, in one spelling for all that are equal. */
  record Structure(String type, String canonical) {}

  /** A negative number that may be a large one without a sign. */
  record Unsigned(BigDecimal number) {}

  /** What else stands there, asked for only if it is to be told. */
  interface Others {
    String tell() throws JMSException;
  }

  /**
   * As a part of a key.
   *
   * @throws io.xonce.XonceException if it identifies nothing
   */
  String part(Invocation invocation, Others others) throws JMSException {
    if (value instanceof Nothing) {
      throw LOG.keyPartMissing(
          invocation.name(),
          invocation.consumer(),
          place,
          value == Nothing.ABSENT ? others.tell() : "");
    }
    if (value instanceof Unsigned) {
      throw LOG.signNotKnown(invocation.name(), invocation.consumer(), place);
    }
    if (value instanceof BigDecimal number) {
      return wholeNumber(number, invocation);
    }
    if (value instanceof String || value instanceof Boolean) {
      return KeyPart.present(value.toString(), place, invocation);
    }
    throw wrongType(type(), invocation);
  }

  private String type() {
    return value instanceof Structure structure
        ? structure.type()
        : value.getClass().getSimpleName();
  }

  /** 1, 1.0 and 1e0 are one number in three spellings: they must be one key. */
  private String wholeNumber(BigDecimal number, Invocation invocation) {
    BigDecimal value = number.stripTrailingZeros();
    if (value.scale() > 0) {
      throw wrongType("number with a fraction", invocation);
    }
    if (value.precision() - (long) value.scale() > ComparedValue.MAX_DIGITS) {
      throw wrongType("number of more than " + ComparedValue.MAX_DIGITS + " digits", invocation);
    }
    return value.toPlainString();
  }

  private RuntimeException wrongType(String type, Invocation invocation) {
    return LOG.keyPartOfWrongType(invocation.name(), invocation.consumer(), place, type);
  }

  /** As a part of a fingerprint. */
  void addTo(Fingerprint.Digest digest) {
    if (value == Nothing.ABSENT) {
      digest.add("absent");
    } else if (value instanceof Structure structure) {
      digest.add("structure").add(structure.canonical());
    } else if (value instanceof Unsigned unsigned) {
      ComparedValue.add(unsigned.number(), digest);
    } else {
      ComparedValue.add(value == Nothing.NULL ? null : value, digest);
    }
  }
}
