/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.it.batch.BatchManyBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Activations that are refused. They come late, as WildFly keeps what they leave until the next
 * start.
 */
@SuppressWarnings("try") // What is deployed is undeployed at the end of its block.
@Order(Integer.MAX_VALUE - 2)
class BatchRefusedIT {

  private final Management management = Lab.get().management();

  @AfterEach
  void close() {
    management.close();
  }

  @Test
  void wrongSize_failsTheDeploymentWithItsNumber() {
    assertRefused(BatchRefusedBean.class, "Activation property 'maxBatch' cannot be '0'");
  }

  @Test
  void severalSessionsOfASubscriptionThatIsNotShared_failTheDeployment() {
    assertRefused(BatchCrowdBean.class, "Activation property 'sessions' cannot be '2'");
  }

  @Test
  void protectionThatCannotBeUsed_failsTheDeployment() throws Exception {
    EnterpriseArchive split =
        Archives.boundEar(
            "divided", "split.rar", Archives.beans(BatchManyBean.class), BatchManyBean.class);
    try (Deployed adapter = management.deployed(Archives.adapter("split.rar"))) {
      assertThatThrownBy(() -> management.deploy(split)).hasMessageContaining("XONCE06003: ");
    }
  }

  private void assertRefused(Class<?> bean, String reason) {
    EnterpriseArchive ear = Archives.batchEar("refused", Archives.beans(bean), bean);
    assertThatThrownBy(() -> management.deploy(ear)).hasMessageContaining("XONCE06001: " + reason);
  }
}
