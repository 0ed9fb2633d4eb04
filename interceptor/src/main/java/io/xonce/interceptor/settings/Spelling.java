/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

/** Whether a name may be meant to be another one. */
final class Spelling {

  private static final int SLIPS = 2;

  private Spelling() {}

  /** Two slips of the pen or fewer: a letter left out, put in, replaced, or swapped. */
  static boolean isSimilar(String name, String other) {
    if (Math.abs(name.length() - other.length()) > SLIPS) {
      return false;
    }
    int[][] slips = new int[name.length() + 1][other.length() + 1];
    for (int i = 0; i <= name.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, name, other, i, j);
      }
    }
    return slips[name.length()][other.length()] <= SLIPS;
  }

  /** Optimal string alignment, from the answers for what is shorter. */
  private static int fewest(int[][] slips, String name, String other, int i, int j) {
    boolean same = name.charAt(i - 1) == other.charAt(j - 1);
    int fewest = slips[i - 1][j - 1] + (same ? 0 : 1);
    fewest = Math.min(fewest, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
    if (i > 1
        && j > 1
        && name.charAt(i - 1) == other.charAt(j - 2)
        && name.charAt(i - 2) == other.charAt(j - 1)) {
      fewest = Math.min(fewest, 1 + slips[i - 2][j - 2]);
    }
    return fewest;
  }
}
