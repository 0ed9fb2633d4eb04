/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.rehearsal;

import jakarta.jms.Message;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that is to be rehearsed. One thread waits for what comes of it; another, to which
 * the token is delivered, calls the bean. They never use the letter at the same time.
 */
public final class Rehearsal {

  private final Message letter;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable RehearsalReport report;

  /**
   * Makes one that nobody has taken.
   *
   * @param letter as a browser has read it
   */
  public Rehearsal(Message letter) {
    this.letter = letter;
  }

  /** What the bean is called with. */
  public Message letter() {
    return letter;
  }

  void end(RehearsalReport told) {
    report = told;
    ended.countDown();
  }

  /** Waits for so long at most; null: it has not ended. */
  public @Nullable RehearsalReport await(Duration time) throws InterruptedException {
    return ended.await(time.toNanos(), TimeUnit.NANOSECONDS) ? report : null;
  }
}
