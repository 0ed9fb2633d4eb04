/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.it.bean.DescribedBean;
import io.xonce.it.lab.Archives;
import io.xonce.it.lab.Broker;
import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.it.lab.Management.Deployed;
import io.xonce.it.method.OrderSession;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications in which no interceptor would stand before the annotated bean, or not in the right
 * place: none of them is deployed, and each says why by its number.
 */
class UnprotectedBeanIT {

  private static final String NOT_SCANNED =
      """
      <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="none"/>
      """;

  private final Broker broker = Lab.get().broker();

  static Stream<Arguments> unprotected() {
    return Stream.of(
        Arguments.of("XONCE00005: ", ear(Archives.beans(ChildBean.class))),
        Arguments.of(
            "XONCE00029: ", ear(Archives.beans(StereotypedBean.class).addClass(Reliable.class))),
        Arguments.of(
            "XONCE00030: ", Archives.war("refused", TransferBean.class).addClass(Transfer.class)),
        Arguments.of(
            "XONCE00031: ",
            ear(Archives.beans(RetriedBean.class)).addAsLibraries(Archives.jarOf(Retry.class))),
        Arguments.of("XONCE00032: ", ear(unscanned(OrderSession.class))),
        Arguments.of("XONCE00033: ", twoCopies()),
        Arguments.of("XONCE00034: ", inTwoModules()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("unprotected")
  void deployment_failsWithItsNumberAndLosesNothing(String id, Archive<?> application)
      throws Exception {
    String payment = "p-" + UUID.randomUUID();
    broker.send("refused", message -> message.setStringProperty("payment", payment));
    try (Management management = Lab.get().management()) {
      assertThatThrownBy(() -> management.deploy(application)).hasMessageContaining(id);
    }
    assertThat(broker.count("refused", "payment = '" + payment + "'")).isEqualTo(1);
  }

  /** The server does not wait for CDI before it starts this one, so it may have had a message. */
  @Test
  void messageDrivenBeanInAModuleThatIsNotScanned_isRefused() {
    try (Management management = Lab.get().management()) {
      assertThatThrownBy(() -> management.deploy(ear(unscanned(MissingTableBean.class))))
          .hasMessageContaining("XONCE00032: ");
    }
  }

  /** Where the platform looks for no beans (Platform 10, EE.8.2.1). */
  @Test
  @SuppressWarnings("try") // It is deployed, and no more.
  void annotatedClassInALibraryOfAnEar_isNoBean() throws Exception {
    EnterpriseArchive application =
        Archives.ear("library", Archives.beans(DescribedBean.class))
            .addAsLibrary(unscanned(OrderSession.class));
    try (Management management = Lab.get().management();
        Deployed deployed = management.deployed(application)) {
      assertThat(management.children("deployment")).contains(application.getName());
    }
  }

  private static EnterpriseArchive ear(JavaArchive beans) {
    return Archives.ear("refused", beans);
  }

  private static JavaArchive unscanned(Class<?> bean) {
    return Archives.beans(bean).addAsManifestResource(new StringAsset(NOT_SCANNED), "beans.xml");
  }

  /** One bean class, which is two beans then. */
  private static EnterpriseArchive inTwoModules() {
    return ear(Archives.beans(DescribedBean.class))
        .addAsModule(
            ShrinkWrap.create(JavaArchive.class, "again.jar")
                .merge(Archives.beans(DescribedBean.class)));
  }

  /** The jars in the lib of the EAR and in that of a web archive in it. */
  private static EnterpriseArchive twoCopies() {
    return ShrinkWrap.create(EnterpriseArchive.class, "refused.ear")
        .merge(Archives.ear("libraries", Archives.beans()))
        .addAsModule(Archives.war("web", DescribedBean.class));
  }
}
