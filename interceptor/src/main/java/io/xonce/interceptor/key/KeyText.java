/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import java.util.ArrayList;
import java.util.List;

/** The parts of a key as people type them: with | between, and \ before a | or \ that belongs. */
public final class KeyText {

  private KeyText() {}

  public static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '|') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        if (c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
          c = text.charAt(++i);
        }
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static boolean isSpecial(char c) {
    return c == '|' || c == '\\';
  }
}
