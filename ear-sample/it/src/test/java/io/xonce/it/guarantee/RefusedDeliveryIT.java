/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.xonce.it.bean.DescribedBean;
import io.xonce.it.bean.NoRecoveryBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Database;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.ServerLog;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What only the running transaction shows: below the guarantee asked for nothing is processed, the
 * log says why by its number, and the message ends in the dead-letter queue.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RefusedDeliveryIT {

  private final Database database = Lab.get().database();
  private final Broker broker = Lab.get().broker();

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear(
        "refusing",
        Archives.beans(
                NoJtaBean.class,
                LocalStoreBean.class,
                NoRecoveryBean.class,
                LeakingBean.class,
                DescribedBean.class,
                MixedBean.class)
            .addAsManifestResource(
                new StringAsset(
                    """
                    <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
                      <assembly-descriptor>
                        <container-transaction>
                          <method>
                            <ejb-name>DescribedBean</ejb-name>
                            <method-name>onMessage</method-name>
                          </method>
                          <trans-attribute>RequiresNew</trans-attribute>
                        </container-transaction>
                      </assembly-descriptor>
                    </ejb-jar>
                    """),
                "ejb-jar.xml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nojta      | no-jta      | XONCE00063: | is not part of the transaction",
        "local      | local       | XONCE00064: | EXACTLY_ONCE_UNLESS_IT_SENDS",
        "norecovery | no-recovery | XONCE00064: | is not registered for recovery",
        "leaking    | leaking     | XONCE00064: | is commit-markable",
        "described  | described   | XONCE00062: | the message is not part of the transaction",
        "mixed      | mixed       | XONCE00066: | also writes to java:jboss/datasources/LocalDS"
      })
  void delivery_isRefusedWithItsNumberAndLosesNothing(
      String queue, String consumer, String id, String reason) {
    ServerLog log = Lab.get().serverLog();
    String payment = "p-" + UUID.randomUUID();
    String messageId = broker.send(queue, message -> message.setStringProperty("payment", payment));
    await().until(() -> broker.deadLetters(messageId) == 1);
    assertThat(log.lines())
        .anyMatch(line -> line.contains(id) && line.contains(messageId) && line.contains(reason));
    assertThat(database.effects(consumer, payment)).isZero();
    assertThat(database.recordsOf(payment)).as("records left behind").isZero();
  }
}
