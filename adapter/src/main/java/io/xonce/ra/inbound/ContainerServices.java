/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.ra.broker.BrokerAddress;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the resource adapter uses of its container.
 *
 * @param factoryNames the JNDI name of a connection factory for a broker; null if there is none
 */
public record ContainerServices(
    TransactionManager manager,
    TransactionSynchronizationRegistry transactions,
    WorkManager threads,
    Function<BrokerAddress, @Nullable String> factoryNames) {}
