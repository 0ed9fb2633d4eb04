/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An effect after the commit belongs to the delivery, from wherever it is asked for. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class NestedEffectIT {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "nested",
        Archives.beans(
            NestedEffectBean.class, Nested.class, Nested.Annotated.class, Nested.Worked.class));
  }

  @Test
  void effects_runOnceWithTheDeliveryThatCommits_andWhatIsWrittenBesideItIsTold() {
    Lab lab = Lab.get();
    ServerLog log = lab.serverLog();
    String payment = "p-" + UUID.randomUUID();
    String id =
        lab.broker()
            .send("nested-effect", message -> message.setStringProperty("payment", payment));
    lab.database().awaitAttempts(id, "ROLLED_BACK COMMITTED");
    List<String> effects =
        List.of(
            ") effect from its own of " + payment,
            ") effect from none of " + payment,
            "annotated effect from its own of " + payment,
            "annotated effect from none of " + payment,
            "annotated effect from an observer of " + payment);
    for (String effect : effects) {
      await(effect).until(() -> log.count(effect) > 0);
      assertThat(log.count(effect)).as(effect).isEqualTo(1);
    }
    assertThat(lab.database().effects("beside", payment)).as("written beside").isEqualTo(2);
    assertThat(log.count("XONCE02012: " + Nested.class.getName() + ".writing wrote")).isEqualTo(1);
  }
}
