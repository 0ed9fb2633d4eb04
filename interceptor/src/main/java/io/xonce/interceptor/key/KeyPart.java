/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.Invocation;
import org.jspecify.annotations.Nullable;

/** What a part of a key may be. */
final class KeyPart {

  private KeyPart() {}

  /** A blank value identifies nothing: every message with one would be a duplicate of the first. */
  static String present(@Nullable String value, String part, Invocation invocation) {
    if (value == null || value.isBlank()) {
      throw LOG.keyPartMissing(invocation.name(), invocation.consumer(), part);
    }
    return value;
  }
}
