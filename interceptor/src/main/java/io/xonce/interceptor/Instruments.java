/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Shows the consumers of one application to the outside: in JMX, and where the server has them, in
 * MicroProfile Health and Micrometer.
 */
final class Instruments {

  private final GuaranteeMap guarantees = new GuaranteeMap();
  private final List<ConsumerView> views = new ArrayList<>();
  private @Nullable MBeans beans;
  private @Nullable Meters meters;

  void add(ConsumerView view) {
    views.add(view);
    boolean enforces = view.settings().mode() == Mode.ENFORCE;
    guarantees.add(view.name(), view.standing(), enforces ? view.store() : null);
  }

  void offerHealth(AfterBeanDiscovery event) {
    try {
      HealthBean.add(event, guarantees);
    } catch (LinkageError e) {
      LOG.debugf("No MicroProfile Health on this server: %s", e);
    }
  }

  /** Once all consumers of the application are there. */
  void start(BeanManager manager, Ledgers ledgers) {
    MBeans registered = new MBeans(ManagementFactory.getPlatformMBeanServer(), application());
    views.forEach(view -> registered.register(view.name(), view));
    beans = registered;
    try {
      meters = meters(manager, ledgers);
    } catch (LinkageError e) {
      LOG.debugf("No Micrometer on this server: %s", e);
    }
  }

  private @Nullable Meters meters(BeanManager manager, Ledgers ledgers) {
    Meters found = Meters.of(manager);
    if (found != null) {
      views.forEach(view -> found.add(view.name(), view.watch()));
      found.add(ledgers);
    }
    return found;
  }

  void stop() {
    if (beans != null) {
      beans.close();
    }
    if (meters != null) {
      meters.close();
    }
  }

  /** The name the server gives it, or else what tells it from the others. */
  private static String application() {
    try {
      return Jndi.find("java:app/AppName", String.class);
    } catch (NamingException e) {
      return String.valueOf(Instruments.class.getClassLoader());
    }
  }
}
