/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.xonce.it.batch.BatchManyBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.lab.ServerLog;
import io.xonce.it.method.OrderSession;
import java.io.IOException;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Activations that cannot be. Nothing is thrown for them: the server would keep such a bean, and
 * end at the next reload for it.
 */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
class BatchRefusedIT {

  private final Lab lab = Lab.get();
  private final Management management = lab.management();

  @AfterEach
  void close() {
    management.close();
  }

  @Test
  void wrongProperty_isAnErrorAndTheServerOutlivesIt() throws Exception {
    assertToldAndReloads(
        Archives.batchEar(
            "refused", Archives.beans(BatchRefusedBean.class), BatchRefusedBean.class),
        "XONCE06001: Activation property 'maxBatch' cannot be '0'");
  }

  @Test
  void protectionThatCannotBeUsed_isAnErrorAndTheServerOutlivesIt() throws Exception {
    try (Deployed adapter = management.deployed(Archives.adapter("split.rar"))) {
      assertToldAndReloads(
          Archives.boundEar(
              "divided", "split.rar", Archives.beans(BatchManyBean.class), BatchManyBean.class),
          "XONCE06003: ");
    }
  }

  /** A bean needs no descriptor to be one, and then nothing would stand before it. */
  @Test
  void beanThatIsNotScannedForWantOfADescriptor_isRefused() throws Exception {
    demandDescriptors("true");
    try {
      EnterpriseArchive ear = Archives.ear("refused", Archives.beans(OrderSession.class));
      assertThatThrownBy(() -> management.deploy(ear)).hasMessageContaining("XONCE00032: ");
    } finally {
      demandDescriptors("false");
    }
  }

  private void demandDescriptors(String demand) throws Exception {
    management.write("require-bean-descriptor", demand, "subsystem", "weld");
    reload(lab.serverLog());
  }

  private void assertToldAndReloads(EnterpriseArchive ear, String reason) throws Exception {
    ServerLog log = lab.serverLog();
    try (Deployed bean = management.deployed(ear)) {
      assertThat(log.lines()).anyMatch(line -> line.contains("XONCE0600") && line.contains(reason));
    }
    reload(log);
  }

  private void reload(ServerLog log) throws IOException {
    management.run("reload");
    await().until(() -> log.count("WFLYSRV0025") == 1);
  }
}
