/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for what is said in a phase, and lets so many of it pass before.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
public final class Trap {

  private final Phase phase;
  private final Loss loss;
  private final AtomicInteger left;

  /**
   * A trap that strikes once.
   *
   * @param passing how many go on before it strikes
   */
  public Trap(Phase phase, Loss loss, int passing) {
    this.phase = phase;
    this.loss = loss;
    this.left = new AtomicInteger(passing + 1);
  }

  /** Whether it has struck. */
  public boolean hasStruck() {
    return left.get() <= 0;
  }

  Phase phase() {
    return phase;
  }

  Loss loss() {
    return loss;
  }

  /** Whether it strikes at the next that is said. */
  boolean strikes() {
    return left.getAndDecrement() == 1;
  }

  @Override
  public String toString() {
    return phase + " " + loss;
  }
}
