/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What dead letters have in common.
 *
 * @param origin as they say
 * @param consumer who failed on them; null: nobody of Xonce tells
 * @param error class of the exception; null: not known
 */
record LetterGroup(
    String queue, @Nullable String origin, @Nullable String consumer, @Nullable String error) {

  /** Names it in an address; the same as long as what it is made of is. */
  String id() {
    String all =
        String.join("\n", queue, String.valueOf(origin), String.valueOf(consumer)) + "\n" + error;
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The class in what the ledger tells of an exception: class, colon, message. */
  static @Nullable String errorClass(@Nullable String error) {
    if (error == null) {
      return null;
    }
    int end = error.indexOf(": ");
    return end < 0 ? error : error.substring(0, end);
  }
}
