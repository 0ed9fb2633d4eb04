/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.it.bean.DescribedBean;
import io.xonce.it.bean.NamelessStoreBean;
import io.xonce.it.bean.NoPrepareBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be protected does not deploy, says why by its number, and takes no message. */
class RefusedDeploymentIT {

  private final Broker broker = Lab.get().broker();

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("XONCE00002: ", Archives.beans(BeanManagedBean.class)),
        Arguments.of("XONCE00003: ", Archives.beans(NotSupportedBean.class)),
        Arguments.of("XONCE00003: ", Archives.beans(RequiresNewBean.class)),
        Arguments.of("XONCE00006: ", Archives.beans(BadKeyBean.class, TwinBean.class)),
        Arguments.of("XONCE00010: ", Archives.beans(DescribedBean.class, BadTierBean.class)),
        Arguments.of("XONCE00011: ", configured("xonce.described.on-duplicate=replay")),
        Arguments.of("XONCE00012: ", configured("xonce.described.on-conflict=divert")),
        Arguments.of("XONCE00013: ", configured("xonce.described.divert-to=java:/jms/queue/out")),
        Arguments.of("XONCE00020: ", Archives.beans(BadKeyBean.class)),
        Arguments.of("XONCE00021: ", configured("xonce.described.retntion=P1D")),
        Arguments.of("XONCE00022: ", configured("xonce.described.retention=forever")),
        Arguments.of("XONCE00023: ", Archives.beans(NamelessStoreBean.class)),
        Arguments.of("XONCE00024: ", Archives.beans(MissingStoreBean.class)),
        Arguments.of("XONCE00025: ", Archives.beans(MissingTableBean.class)),
        Arguments.of("XONCE04007: ", Archives.beans(NoPrepareBean.class)),
        Arguments.of(
            "XONCE00026: ",
            configured("xonce.described.floor=true\nxonce.described.divert-to=java:/jms/none")),
        Arguments.of(
            "XONCE00028: ",
            configured("xonce.attempts=0\nxonce.described.terminal-on=java.io.IOException")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("refused")
  void deployment_failsWithItsNumberAndLosesNothing(String id, JavaArchive beans) throws Exception {
    String payment = "p-" + UUID.randomUUID();
    broker.send("refused", message -> message.setStringProperty("payment", payment));
    EnterpriseArchive ear = Archives.ear("refused", beans);
    try (Management management = Lab.get().management()) {
      assertThatThrownBy(() -> management.deploy(ear)).hasMessageContaining(id);
    }
    assertThat(broker.count("refused", "payment = '" + payment + "'")).isEqualTo(1);
  }

  private static JavaArchive configured(String line) {
    return Archives.beans(DescribedBean.class)
        .addAsManifestResource(new StringAsset(line), "microprofile-config.properties");
  }
}
