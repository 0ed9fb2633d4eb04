/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.inbound;

import static io.xonce.ra.inbound.InboundMessages.LOG;

import io.xonce.internal.Clause;
import io.xonce.ra.spi.BatchGuard;
import jakarta.resource.ResourceException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the guard of a bean. */
final class Guards {

  /** Of a bean that asks for no protection. */
  static final BatchGuard NONE = new OpenGuard();

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
      throw LOG.guardNotUsable(bean.getName(), Clause.of(String.valueOf(e.getMessage())), e);
    }
  }
}
