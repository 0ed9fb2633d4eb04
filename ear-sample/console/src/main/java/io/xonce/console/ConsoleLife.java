/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What runs from the deployment of the console to its end. */
@WebListener
public class ConsoleLife implements ServletContextListener {

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Samples samples;
  @Inject private Transfers transfers;
  private @Nullable Future<?> sampling;

  /** Called by the container. */
  public ConsoleLife() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    sampling = scheduler.scheduleAtFixedRate(samples::take, 0, Samples.SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    transfers.stopAll();
    if (sampling != null) {
      sampling.cancel(true);
    }
  }
}
