/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

/** A text that stands inside a sentence: what it came from may have been one itself. */
public final class Clause {

  private Clause() {}

  /** Without the full stop at its end. */
  public static String of(String text) {
    String stripped = text.stripTrailing();
    return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
  }
}
