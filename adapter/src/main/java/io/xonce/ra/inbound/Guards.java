/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.ra.spi.Acknowledgement;
import io.xonce.ra.spi.BatchGuard;
import jakarta.jms.Message;
import jakarta.resource.ResourceException;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/** Finds the guard of a bean. */
final class Guards {

  /** Calls the bean with each message. */
  static final BatchGuard NONE =
      new BatchGuard() {
        @Override
        public boolean protects(Class<?> bean) {
          return true;
        }

        @Override
        public boolean isReady(Class<?> bean, Acknowledgement acknowledgement) {
          return true;
        }

        @Override
        public List<Claimed> claim(
            Class<?> bean, Acknowledgement acknowledgement, List<Message> messages) {
          return Collections.nCopies(messages.size(), Callable::call);
        }
      };

  private Guards() {}

  /** The first guard that protects the bean, or one that lets every message pass. */
  static BatchGuard of(Class<?> bean) throws ResourceException {
    try {
      for (BatchGuard guard : ServiceLoader.load(BatchGuard.class, bean.getClassLoader())) {
        if (guard.protects(bean)) {
          return guard;
        }
      }
      return NONE;
    } catch (ServiceConfigurationError e) {
      // A guard that is there but not usable must not end as a bean without protection.
      throw LOG.guardNotUsable(bean.getName(), String.valueOf(e.getMessage()), e);
    }
  }
}
