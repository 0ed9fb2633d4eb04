/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.resource.spi.work.Work;
import java.time.Duration;

/** A session at work on a thread of the container, as the pool sees it. */
interface PooledSession extends Work {

  /** Whether the session had a thread before the time was over. */
  boolean awaitBegin(Duration time) throws InterruptedException;

  /** Whether the session ended within the time; one without a thread will never do anything. */
  boolean awaitEnd(Duration time) throws InterruptedException;

  /** Ends a wait for messages; work on messages goes on. */
  void wake();

  /** Interrupts whatever it does. */
  void interrupt();
}
