/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Activations that are refused. They come late, before tests that start the server anew: WildFly
 * goes on to count a bean whose activation failed among those that resume with the server, and then
 * the server does not resume.
 */
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

  private void assertRefused(Class<?> bean, String reason) {
    EnterpriseArchive ear = Archives.batchEar("refused", Archives.beans(bean), bean);
    assertThatThrownBy(() -> management.deploy(ear)).hasMessageContaining("XONCE06001: " + reason);
  }
}
