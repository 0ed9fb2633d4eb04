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
  private final Runnable atTheAnswer;
  private volatile boolean answered;

  /**
   * A trap that strikes once.
   *
   * @param passing how many go on before it strikes
   */
  public Trap(Phase phase, Loss loss, int passing) {
    this(phase, loss, passing, () -> {});
  }

  /**
   * A trap that strikes once.
   *
   * @param passing how many go on before it strikes
   * @param atTheAnswer what is done when the answer that is to get lost has come, before its
   *     connection ends
   */
  Trap(Phase phase, Loss loss, int passing, Runnable atTheAnswer) {
    this.phase = phase;
    this.loss = loss;
    this.left = new AtomicInteger(passing + 1);
    this.atTheAnswer = atTheAnswer;
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

  void answerHasCome() {
    atTheAnswer.run();
    answered = true;
  }

  /** Whether it has struck, and the answer that was to get lost has come. */
  boolean isOver() {
    return hasStruck() && (answered || loss != Loss.OF_THE_ANSWER);
  }

  @Override
  public String toString() {
    return phase + " " + loss;
  }
}
