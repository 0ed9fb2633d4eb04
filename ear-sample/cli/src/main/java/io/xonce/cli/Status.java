/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

/** What a script is told by the end of the program. */
final class Status {

  static final int WELL = 0;
  static final int LOOK = 1;
  static final int USAGE = 2;
  static final int SERVER = 3;

  private Status() {}

  static int wellIf(boolean well) {
    return well ? WELL : LOOK;
  }
}
