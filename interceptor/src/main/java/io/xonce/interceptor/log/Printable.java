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

  /** Characters of {@code XONCE00080}. */
  private static final int NUMBER = 10;

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

  /** The same where a sentence goes on behind it or ends: without a full stop of its own. */
  public static String clause(Throwable failure) {
    return clause(reason(failure));
  }

  /** A text without the full stop at its end. */
  public static String clause(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * What an exception says, with its type: for those whose text says little without it; a clause.
   */
  public static String described(Throwable failure) {
    return clause(of(failure.toString(), MAX_REASON));
  }

  /** The number at the beginning of a text of this product. */
  public static String number(String text) {
    return text.substring(0, Math.min(NUMBER, text.length()));
  }

  /** At most so many characters. */
  public static String of(String text, int most) {
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
