/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import jakarta.resource.spi.UnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Connects the sessions of an activation to the broker on one side and to the bean on the other.
 *
 * <p>Thread-safe.
 */
final class Connector {

  /** Of failed batches; some hundred bytes each. */
  private static final int MOST_NEIGHBOURS = 10_000;

  private final ActivationSettings settings;
  private final GuardedEndpoint endpoint;
  private final ContainerServices container;
  private final AdaptiveBatchSize batchSize;
  private final FailedBatches failures = new FailedBatches(MOST_NEIGHBOURS);
  private final OpenConsumers consumers = new OpenConsumers();

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

  /** Why it should be given none now, although it is ready; null if it should. */
  @Nullable String obstacle() {
    return endpoint.obstacle();
  }

  BrokerSession connect() {
    return settings.acknowledgesAfterCommit()
        ? new AcknowledgingSession(settings, container, failures)
        : new EnlistedSession(settings, container, failures, consumers);
  }

  Deliverer deliverer(BrokerSession session) throws UnavailableException {
    return session.deliverer(
        new BatchTransactions(
            container.manager(), endpoint, endpoint.create(), batchSize, settings.timeout()));
  }
}
