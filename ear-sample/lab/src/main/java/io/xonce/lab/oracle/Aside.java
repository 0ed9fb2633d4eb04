/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/** A message that was put aside, for what, and by which consumer. */
public record Aside(String sent, String consumer, Cause cause) {

  /** Why a message was put aside. */
  public enum Cause {
    DUPLICATE,
    CONFLICT,
    DEAD
  }
}
