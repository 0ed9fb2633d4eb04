/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

/**
 * The consumers of an activation, one of which always stays. A queue without a consumer may be
 * purged or removed by its broker, or a member of a cluster may pass its messages on, whose
 * deliveries another one counts anew.
 *
 * <p>Thread-safe.
 */
final class OpenConsumers {

  private int open;

  /** Told behind the opening of one. */
  synchronized void opened() {
    open++;
  }

  /** Whether one that is open may close for a while; if so, it counts as closed from now on. */
  synchronized boolean mayClose() {
    boolean others = open > 1;
    if (others) {
      open--;
    }
    return others;
  }

  /** Told of one that ends. */
  synchronized void closed() {
    open--;
  }
}
