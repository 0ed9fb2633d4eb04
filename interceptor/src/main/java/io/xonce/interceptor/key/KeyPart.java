/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.Invocation;
import org.jspecify.annotations.Nullable;

/** What a part of a key may be. */
final class KeyPart {

  /** Letters and symbols that show nothing (Unicode, Default_Ignorable_Code_Point, Braille). */
  private static final String INVISIBLE = "\u115F\u1160\u2800\u3164\uFFA0";

  private KeyPart() {}

  /** A blank value identifies nothing: every message with one would be a duplicate of the first. */
  static String present(@Nullable String value, String part, Invocation invocation) {
    if (value == null || value.codePoints().allMatch(KeyPart::isBlank)) {
      throw LOG.keyPartMissing(invocation.name(), invocation.consumer(), part, "");
    }
    return value;
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT
        || INVISIBLE.indexOf(character) >= 0;
  }
}
