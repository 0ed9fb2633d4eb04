/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.ConsumerOperationsMXBean;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.monitor.MBeans;
import io.xonce.interceptor.server.Transactions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The consumers of one application, for consoles. */
public final class Operations {

  private final Transactions transactions;
  private final List<ConsumerView> views = new ArrayList<>();
  private @Nullable MBeans beans;

  public Operations(Transactions transactions) {
    this.transactions = transactions;
  }

  public void add(ConsumerView view) {
    views.add(view);
    register(view);
  }

  /** Once all consumers of the application are there. */
  public void start(String application) {
    beans = new MBeans(ManagementFactory.getPlatformMBeanServer(), "Operations", application);
    views.forEach(this::register);
  }

  private void register(ConsumerView view) {
    if (beans != null) {
      beans.register(
          view.name(), new ConsumerOperations(view, transactions), ConsumerOperationsMXBean.class);
    }
  }

  public void stop() {
    if (beans != null) {
      beans.close();
    }
  }
}
