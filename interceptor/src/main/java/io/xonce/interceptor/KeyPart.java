/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import org.jspecify.annotations.Nullable;

/** What a part of a key may be. */
final class KeyPart {

  private KeyPart() {}

  /** A blank value identifies nothing: every message with one would be a duplicate of the first. */
  static String present(@Nullable String value, String part, Incoming incoming) {
    if (value == null || value.isBlank()) {
      throw LOG.keyPartMissing(incoming.name(), incoming.consumer(), part);
    }
    return value;
  }
}
