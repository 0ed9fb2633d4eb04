/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside on its way into a log: that of a sender, or of an exception that another
 * library made of it. No line of its own, and no end of the page.
 */
public final class Printable {

  private static final int MAX = 200;

  /** The numbered messages of this product, which say what to do at their end, are shorter. */
  private static final int MAX_REASON = 2000;

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  public static @Nullable String of(@Nullable String text) {
    return text == null ? null : of(text, MAX);
  }

  /** What an exception says, or its type if it says nothing. */
  public static String reason(Throwable failure) {
    String said = failure.getMessage();
    return of(said == null ? failure.getClass().getName() : said, MAX_REASON);
  }

  /** What an exception says, with its type: for those whose text says little without it. */
  public static String described(Throwable failure) {
    return of(failure.toString(), MAX_REASON);
  }

  private static String of(String text, int most) {
    String shown = text.length() <= most ? text : text.substring(0, most) + "…";
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
