/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/**
 * How many messages the sessions of one activation take at once, at most. A batch that took too
 * long is followed by half as many, growing by one with each full batch that commits: so a bean too
 * slow for a batch finds its size.
 *
 * <p>Thread-safe.
 */
final class AdaptiveBatchSize {

  private final int most;
  private int size;

  AdaptiveBatchSize(int most) {
    this.most = most;
    this.size = most;
  }

  synchronized int limit() {
    return size;
  }

  /** Told of a batch whose transaction timed out. */
  synchronized void timedOut(int messages) {
    size = Math.max(1, messages / 2);
  }

  /** Told of a batch that committed. */
  synchronized void committed(int messages) {
    if (messages >= size && size < most) {
      size++;
    }
  }
}
