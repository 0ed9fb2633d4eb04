/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.BatchManyBean;
import io.xonce.it.batch.Batches;
import io.xonce.it.bean.BookingBean;
import io.xonce.it.bean.Tiered;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker.NumberedFilling;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import java.util.Set;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An application that is gone leaves nothing in the server, however often it came and went. */
@Order(Integer.MAX_VALUE - 2)
class RedeploymentIT {

  /** More than {@link #LATEST}; {@code -Dredeployments=20} is as many as one likes. */
  private static final int TIMES = Integer.getInteger("redeployments", 12);

  /**
   * Modules of two applications: threads and method handles of the server keep what they met last,
   * however many came before.
   */
  private static final int LATEST = 2 * 3;

  private static final int LOAD = 100;

  private final Lab lab = Lab.get();
  private final Batches single = new Batches("booking");
  private final Batches batched = new Batches("batch-many");

  @Test
  @SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
  void redeploymentUnderLoad_leavesNoClassLoaderThreadOrMBean() throws Exception {
    EnterpriseArchive ear =
        Archives.batchEar(
            "redeployed",
            Archives.beans(BookingBean.class, Tiered.class, BatchManyBean.class)
                .addAsManifestResource(
                    new StringAsset("xonce.purge-interval=PT1S"), "microprofile-config.properties"),
            BatchManyBean.class);
    lab.restartWithoutSoftReferences();
    try (Management management = lab.management();
        Jmx jmx = lab.jmx()) {
      comeAndGo(0, management, ear);
      int loaders = jmx.instances("org.jboss.modules.ModuleClassLoader");
      int threads = jmx.threads("EE-ManagedThreadFactory");
      Set<ObjectName> names = jmx.names();
      for (int i = 1; i <= TIMES; i++) {
        comeAndGo(i, management, ear);
      }
      await("class loaders to be collected")
          .untilAsserted(
              () ->
                  assertThat(jmx.instances("org.jboss.modules.ModuleClassLoader"))
                      .isLessThanOrEqualTo(loaders + LATEST));
      assertThat(jmx.threads("EE-ManagedThreadFactory")).isLessThanOrEqualTo(threads);
      Set<ObjectName> left = new TreeSet<>(jmx.names());
      left.removeAll(names);
      assertThat(left).isEmpty();
      try (Deployed last = management.deployed(ear)) {
        await().until(() -> single.read("message-count") + batched.read("message-count") == 0);
      }
    }
  }

  /** Goes while messages are waiting, some of them in the midst of their delivery. */
  @SuppressWarnings("try")
  private void comeAndGo(int time, Management management, EnterpriseArchive ear) throws Exception {
    int before = single.effects();
    int beforeBatched = batched.effects();
    single.send(LOAD, fresh(time, single));
    batched.send(LOAD, fresh(time, batched));
    try (Deployed application = management.deployed(ear)) {
      await().until(() -> single.effects() > before && batched.effects() > beforeBatched);
    }
  }

  private static NumberedFilling fresh(int time, Batches batches) {
    return (message, number) ->
        message.setStringProperty("payment", batches.payment(time * LOAD + number));
  }
}
