/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What the resource adapter uses of its server.
 *
 * @param senders the connection factories of the same resource adapter
 */
record Server(
    TransactionManager manager,
    TransactionSynchronizationRegistry transactions,
    WorkManager threads,
    Collection<OutboundFactory> senders) {

  /** The JNDI name of a connection factory for a broker; null if there is none that has one. */
  @Nullable String senderTo(BrokerAddress broker) {
    for (OutboundFactory sender : senders) {
      if (sender.getJndiName() != null && sender.broker().equals(broker)) {
        return sender.getJndiName();
      }
    }
    return null;
  }
}
