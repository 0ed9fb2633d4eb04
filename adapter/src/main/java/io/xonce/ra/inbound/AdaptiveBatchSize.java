/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/**
 * How many messages the sessions of one activation take at once, at most. A batch that took too
 * long is followed by half as many, growing by one with each full batch that commits: so a bean too
 * slow for a batch finds its size.
 *
 * <p>So do messages of which many fail: each takes along whoever is in its batch, and the smaller
 * that is, the fewer of them fail a second and a third time. One that fails by itself makes nobody
 * else's batches small.
 *
 * <p>Thread-safe.
 */
final class AdaptiveBatchSize {

  /** Messages that commit between two failures which say nothing about those to come. */
  static final int APART = 100;

  private final int most;
  private int size;
  private int sinceFailure = APART;

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

  /** Told of a batch that rolled back for another reason, and took more than one message along. */
  synchronized void failed() {
    if (sinceFailure < APART) {
      size = Math.max(1, size / 2);
    }
    sinceFailure = 0;
  }

  /** Told of a batch that committed. */
  synchronized void committed(int messages) {
    sinceFailure = Math.min(sinceFailure + messages, APART);
    if (messages >= size && size < most) {
      size++;
    }
  }
}
