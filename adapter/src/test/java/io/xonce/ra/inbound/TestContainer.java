/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import io.xonce.internal.Proxies;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** A container for sessions that are not to ask it for anything. */
final class TestContainer {

  private TestContainer() {}

  static ContainerServices services() {
    return new ContainerServices(
        silent(TransactionManager.class),
        silent(TransactionSynchronizationRegistry.class),
        silent(WorkManager.class),
        broker -> null);
  }

  /** Answers nothing. */
  static <T> T silent(Class<T> type) {
    return type.cast(Proxies.of(type, (proxy, method, arguments) -> null));
  }
}
