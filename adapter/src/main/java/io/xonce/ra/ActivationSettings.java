/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import org.jspecify.annotations.Nullable;

/**
 * What a deployer asked for, checked.
 *
 * @param subscription of a topic, null for a queue
 * @param timeout seconds, 0 for the server's own
 */
record ActivationSettings(
    BrokerAddress broker,
    String destination,
    @Nullable String selector,
    @Nullable Subscription subscription,
    int maxBatch,
    int sessions,
    int timeout) {

  /**
   * How a topic is subscribed to.
   *
   * @param name given if durable or shared
   * @param clientId given at most if there is one session
   */
  record Subscription(
      @Nullable String name, boolean durable, boolean shared, @Nullable String clientId) {}
}
