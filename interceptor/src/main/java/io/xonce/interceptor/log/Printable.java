/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text that a sender chose, on its way into a log: no line of its own, and no end of the page. */
public final class Printable {

  private static final int MAX = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  public static @Nullable String of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String shown = text.length() <= MAX ? text : text.substring(0, MAX) + "…";
    return isAscii(shown) ? shown : UNPRINTABLE.matcher(shown).replaceAll("?");
  }

  /** Whether it is shown, and stored, as it is. */
  public static boolean isPlain(String text) {
    return text.length() <= MAX && isAscii(text);
  }

  /** Nearly every id is, and then there is nothing to look for. */
  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
