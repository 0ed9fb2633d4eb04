/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.Nullable;

/** What the resource adapter uses of its container. */
public record ContainerServices(
    TransactionManager manager,
    TransactionSynchronizationRegistry transactions,
    WorkManager threads,
    FactoryNames factoryNames) {

  /** Knows the classes of the server that its resources may have. */
  ClassLoader server() {
    return manager.getClass().getClassLoader();
  }

  /** Knows the connection factories of the same resource adapter. */
  public interface FactoryNames {

    /** The JNDI name of one for a broker; null if there is none. */
    @Nullable String nameFor(BrokerAddress broker);
  }
}
