/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.internal;

/** What is at the bottom of a failure: containers and pools wrap it in texts of their own. */
public final class RootCause {

  /** Chains may be circles. */
  private static final int MAX_DEPTH = 50;

  private RootCause() {}

  /** The failure itself if it has no cause. */
  public static Throwable in(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < MAX_DEPTH && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }

  /** Its text, short, printable, and without a full stop; its type if it says nothing. */
  public static String of(Throwable failure) {
    Throwable root = in(failure);
    String said = root.getMessage();
    return said == null || said.isBlank()
        ? root.getClass().getName()
        : DisplayText.of(Clause.of(said));
  }
}
