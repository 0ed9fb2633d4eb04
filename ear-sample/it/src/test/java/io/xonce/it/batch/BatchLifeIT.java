/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.lab.Tool;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coming and going of applications and servers with messages in work: nothing is lost or left. */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class BatchLifeIT {

  private static final int LOAD = 4000;

  private final Lab lab = Lab.get();
  private final Management management = lab.management();
  private final Batches many = new Batches("batch-many");

  @AfterEach
  void close() {
    management.close();
  }

  @Test
  void redeploymentUnderLoad_losesAndLeavesNothing() throws Exception {
    ServerLog log = lab.serverLog();
    try (Deployed first = application("redeployed")) {
      await().until(() -> many.read("consumer-count") == 4);
      assertThat(log.lines())
          .as("validation of the archive")
          .noneMatch(line -> line.contains(" WARN ") && !line.contains("XONCE00210"));
      many.sendTogether(LOAD, (message, number) -> {});
      await().until(() -> many.effects() > 0);
    }
    int committed = many.effects();
    assertThat(many.read("consumer-count")).isZero();
    assertThat(many.read("delivering-count")).isZero();
    assertThat(committed).as("undeployed in the middle").isLessThan(LOAD);
    many.awaitWaiting(LOAD - committed);

    try (Deployed second = application("redeployed")) {
      many.awaitEffects(LOAD);
      assertThat(many.effects()).isEqualTo(many.distinctEffects()).isEqualTo(LOAD);
      // The server refuses to call the bean before it tells the resource adapter to stop.
      assertThat(many.deliveries()).isLessThanOrEqualTo(2);
    }
    assertThat(many.read("consumer-count")).isZero();
  }

  @Test
  void suspendedServer_deliversNothingUntilItResumes() throws Exception {
    try (Deployed bean = application("suspended")) {
      many.sendTogether(LOAD, (message, number) -> {});
      await().until(() -> many.effects() > 0);
      management.run("suspend");
      int committed = many.effects();
      long consumers = many.read("consumer-count");
      management.run("resume");
      assertThat(committed).as("suspended in the middle").isLessThan(LOAD);
      assertThat(consumers).isZero();
      many.awaitEffects(LOAD);
      assertThat(many.effects()).isEqualTo(many.distinctEffects()).isEqualTo(LOAD);
      assertThat(many.deliveries()).isEqualTo(1);
    }
  }

  /** No CDI in its module, so no interceptor; the resource adapter sees to it. */
  @Test
  void beanInAModuleThatIsNoBeanArchive_isProtectedAllTheSame() throws Exception {
    EnterpriseArchive ear =
        Archives.batchEar(
            "unseen",
            beans()
                .addAsManifestResource(
                    new StringAsset(
                        """
                        <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0"
                            bean-discovery-mode="none"/>
                        """),
                    "beans.xml"),
            BatchManyBean.class);
    ServerLog log = lab.serverLog();
    try (Deployed bean = management.deployed(ear)) {
      many.sendTogether(
          40, (message, number) -> message.setStringProperty("payment", many.payment(number % 20)));
      many.awaitEffects(20);
      await().until(() -> many.waiting() == 0);
      assertThat(many.effects()).isEqualTo(many.distinctEffects()).isEqualTo(20);
      assertThat(log.count("claim DUPLICATE consumer=batch-many key=" + many.payment(0)))
          .isEqualTo(1);
    }
  }

  /** One for several applications; they take its classes from it. */
  @Test
  void adapterDeployedByItself_servesAnApplicationThatDependsOnIt() throws Exception {
    try (Deployed adapter = management.deployed(Archives.adapter("xonce.rar"))) {
      assertServes("xonce.rar", "deployment.xonce.rar");
    }
  }

  /** The same, started with the server. */
  @Test
  void adapterAsAModule_servesAnApplicationThatDependsOnIt() throws Exception {
    String script = Lab.resource("/io/xonce/wildfly/xonce-module.cli");
    assertThat(Tool.cli(script)).contains("changed: resource adapter xonce is there");
    try {
      assertThat(Tool.cli(script)).doesNotContain("changed:");
      assertServes("xonce", "io.xonce");
    } finally {
      management.run("remove", "subsystem", "resource-adapters", "resource-adapter", "xonce");
    }
  }

  private void assertServes(String adapter, String module) throws Exception {
    try (Deployed bean =
        management.deployed(
            Archives.dependentEar("dependent", adapter, module, beans(), BatchManyBean.class))) {
      many.sendTogether(
          40, (message, number) -> message.setStringProperty("payment", many.payment(number % 20)));
      many.awaitEffects(20);
      await().until(() -> many.waiting() == 0);
      assertThat(many.effects()).isEqualTo(many.distinctEffects()).isEqualTo(20);
    }
  }

  private Deployed application(String name) throws Exception {
    return management.deployed(Archives.batchEar(name, beans(), BatchManyBean.class));
  }

  private static JavaArchive beans() {
    return Archives.beans(BatchManyBean.class);
  }
}
