/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A web archive with the jars in WEB-INF/lib and no beans.xml is protected like an EAR. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class WarIT {

  @Deployment(testable = false)
  static WebArchive application() {
    return Archives.war("war", WarBean.class);
  }

  @Test
  void resendToAWar_changesNothing() {
    assertProtected("war");
  }

  /** The queue has the name of its consumer. */
  static void assertProtected(String consumer) {
    Lab lab = Lab.get();
    ServerLog log = lab.serverLog();
    String payment = "p-" + UUID.randomUUID();
    lab.broker().send(consumer, message -> message.setStringProperty("payment", payment));
    await().until(() -> lab.database().effects(consumer, payment) == 1);
    lab.broker().send(consumer, message -> message.setStringProperty("payment", payment));
    await().until(() -> log.count("claim DUPLICATE consumer=" + consumer + " key=" + payment) == 1);
    assertThat(lab.database().effects(consumer, payment)).isEqualTo(1);
  }
}
