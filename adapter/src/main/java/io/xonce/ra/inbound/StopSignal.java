/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Says once and for all to the threads of an activation that it ends.
 *
 * <p>Thread-safe.
 */
final class StopSignal {

  private final CountDownLatch given = new CountDownLatch(1);

  void give() {
    given.countDown();
  }

  boolean isGiven() {
    return given.getCount() == 0;
  }

  /** Waits, and no longer than until the signal. An interrupt ends the wait, and nothing else. */
  void pause(Duration time) {
    try {
      given.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Perhaps one that a bean has left on its thread: it must not end the activation.
      LOG.debug("A pause was interrupted", e);
    }
  }
}
