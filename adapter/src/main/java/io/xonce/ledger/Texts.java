/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ledger;

import io.xonce.internal.DisplayText;
import org.jspecify.annotations.Nullable;

/** What the ledger keeps of texts that others chose. */
final class Texts {

  /** As long as its column. */
  static final int LONGEST_ERROR = 1000;

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
    return DisplayText.of(message == null ? type : type + ": " + message, LONGEST_ERROR);
  }

  private static @Nullable String messageOf(Throwable error) {
    try {
      String message = error.getMessage();
      return message == null ? null : DisplayText.of(message, LONGEST_ERROR);
    } catch (RuntimeException | Error e) {
      return null;
    }
  }
}
