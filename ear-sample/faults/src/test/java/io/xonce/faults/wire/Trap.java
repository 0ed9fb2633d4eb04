/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for a statement, and lets so many of its kind pass before.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class Trap {

  private final String statement;
  private final Loss loss;
  private final AtomicInteger left;

  /**
   * A trap that strikes once.
   *
   * @param statement how it begins
   * @param passing how many go on before it strikes
   */
  public Trap(String statement, Loss loss, int passing) {
    this.statement = statement;
    this.loss = loss;
    this.left = new AtomicInteger(passing + 1);
  }

  /** Whether it has struck. */
  public boolean hasStruck() {
    return left.get() <= 0;
  }

  Loss loss() {
    return loss;
  }

  /** Whether it strikes at this message of a client. */
  boolean strikes(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return text.contains(statement) && left.getAndDecrement() == 1;
  }
}
