/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.resource.spi.UnavailableException;

/**
 * Connects the sessions of an activation to the broker on one side and to the bean on the other.
 *
 * <p>Thread-safe.
 */
final class Connector {

  private final ActivationSettings settings;
  private final GuardedEndpoint endpoint;
  private final ContainerServices container;
  private final AdaptiveBatchSize batchSize;

  Connector(ActivationSettings settings, GuardedEndpoint endpoint, ContainerServices container) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.container = container;
    this.batchSize = new AdaptiveBatchSize(settings.maxBatch());
  }

  Class<?> bean() {
    return endpoint.type();
  }

  /** Whether the bean may be given messages yet. */
  boolean isReady() {
    return endpoint.isReady();
  }

  BrokerSession connect() {
    return new BrokerSession(settings, container);
  }

  Deliverer deliverer(BrokerSession session) throws UnavailableException {
    return new Deliverer(
        container.manager(), endpoint, session, endpoint.create(), batchSize, settings.timeout());
  }
}
