/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.DisplayText;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger keeps of texts and ids that others chose. */
final class Texts {

  private Texts() {}

  /** Shortens a text that is too long; escapes the others no earlier than they are written. */
  static @Nullable String bounded(@Nullable String text) {
    return text == null || text.length() <= DisplayText.MAX_LENGTH ? text : DisplayText.of(text);
  }

  static @Nullable String display(@Nullable String text) {
    return text == null ? null : DisplayText.of(text);
  }

  /** Class and message; an exception that fails to tell its message is told by its class. */
  static @Nullable String of(@Nullable Throwable error) {
    if (error == null) {
      return null;
    }
    String type = error.getClass().getName();
    String message = messageOf(error);
    return DisplayText.of(message == null ? type : type + ": " + message);
  }

  private static @Nullable String messageOf(Throwable error) {
    try {
      return bounded(error.getMessage());
    } catch (RuntimeException | Error e) {
      return null;
    }
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
