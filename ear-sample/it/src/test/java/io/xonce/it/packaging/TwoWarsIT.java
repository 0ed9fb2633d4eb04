/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.MeasuredBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Jmx;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import javax.management.ObjectName;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two web archives of one EAR, each with the jars in its WEB-INF/lib, are two applications. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TwoWarsIT {

  private final Lab lab = Lab.get();
  private final ServerLog log = lab.serverLog();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return ShrinkWrap.create(EnterpriseArchive.class, "two.ear")
        .addAsModules(
            Archives.war("first", WarBean.class), Archives.war("second", MeasuredBean.class));
  }

  @Test
  void eachProtectsItsBeans_andKeepsItsOwnHistory() {
    WarIT.assertProtected("war");
    WarIT.assertProtected("measured");
    await("a beat of both").until(() -> ledgers() == 2);
    assertThat(log.count("XONCE05003")).as("taken for dead").isZero();
    try (Jmx jmx = lab.jmx()) {
      assertThat(jmx.namesOf("two/first.war"))
          .extracting(TwoWarsIT::consumer)
          .containsOnly("\"war\"");
      assertThat(jmx.namesOf("two/second.war"))
          .extracting(TwoWarsIT::consumer)
          .containsOnly("\"measured\"");
    }
  }

  private static String consumer(ObjectName name) {
    return name.getKeyProperty("name");
  }

  private int ledgers() {
    return lab.database()
        .count("SELECT count(DISTINCT node) FROM xonce_node WHERE node LIKE ?", "%/two/%");
  }
}
