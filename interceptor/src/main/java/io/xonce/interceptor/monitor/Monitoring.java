/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.ConsumerMXBean;
import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.attempt.AttemptTrace;
import io.xonce.interceptor.attempt.Tracing;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.settings.Mode;
import io.xonce.store.MessageKey;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows the consumers of one application to the outside: in JMX, and where the server has them, in
 * MicroProfile Health, Micrometer and OpenTelemetry.
 */
public final class Monitoring {

  private final GuaranteeMap guarantees = new GuaranteeMap();
  private final List<ConsumerView> views = new ArrayList<>();
  private @Nullable MBeans beans;
  private @Nullable Meters meters;
  private volatile Tracing tracing = Tracing.OFF;

  public void add(ConsumerView view) {
    views.add(view);
    boolean enforces = view.settings().mode() == Mode.ENFORCE;
    guarantees.add(view.name(), view.standing(), enforces ? view.store() : null);
    if (beans != null) {
      beans.register(view.name(), view, ConsumerMXBean.class);
    }
    if (meters != null) {
      meters.add(view.name(), view.statistics(), view.held());
    }
  }

  public void offerHealth(AfterBeanDiscovery event) {
    if (isPresent("org.eclipse.microprofile.health.HealthCheck")) {
      HealthBean.add(event, guarantees);
    } else {
      LOG.debug("No MicroProfile Health on this server");
    }
  }

  /** Asked first: a class that fails to link is worth a warning to JBoss Modules. */
  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, Monitoring.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Once all consumers of the application are there. */
  public void start(String application, BeanManager manager, AttemptLedgers ledgers) {
    MBeans registered =
        new MBeans(ManagementFactory.getPlatformMBeanServer(), "Consumer", application);
    views.forEach(view -> registered.register(view.name(), view, ConsumerMXBean.class));
    beans = registered;
    if (isPresent("io.micrometer.core.instrument.MeterRegistry")) {
      meters = meters(manager, ledgers);
    } else {
      LOG.debug("No Micrometer on this server");
    }
    if (isPresent("io.opentelemetry.api.OpenTelemetry")) {
      tracing = tracing(manager);
    } else {
      LOG.debug("No OpenTelemetry on this server");
    }
  }

  private @Nullable Meters meters(BeanManager manager, AttemptLedgers ledgers) {
    try {
      Meters found = Meters.of(manager);
      if (found != null) {
        views.forEach(view -> found.add(view.name(), view.statistics(), view.held()));
        found.add(ledgers);
      }
      return found;
    } catch (RuntimeException e) {
      LOG.notMeasured(Printable.described(e), e);
      return null;
    }
  }

  private static Tracing tracing(BeanManager manager) {
    try {
      return Spans.of(manager);
    } catch (RuntimeException | LinkageError e) {
      LOG.notTraced(Printable.described(e), e);
      return Tracing.OFF;
    }
  }

  /** An attempt begins, which is traced if the server does that. */
  public AttemptTrace traced(ReceivedMessage message, MessageKey key) {
    return tracing.begin(message, key);
  }

  public void stop() {
    tracing = Tracing.OFF;
    if (beans != null) {
      beans.close();
    }
    if (meters != null) {
      meters.close();
    }
  }
}
