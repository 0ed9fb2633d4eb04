/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {

  /** The root of the model. */
  public interface ProductMXBean {
    String getproductName();

    String getproductVersion();
  }

  private record Product(String name, String version) implements ProductMXBean {
    @Override
    public String getproductName() {
      return name;
    }

    @Override
    public String getproductVersion() {
      return version;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WildFly, 36.0.1.Final, false",
    "WildFly, 37.0.0.Final, true",
    "WildFly, 37.0.1.Final, true",
    "WildFly Preview, 38.0.0.Final, true",
    "WildFly, 38.0.1.Final, false",
    "WildFly, 39.0.1.Final, false",
    "WildFly, 137.0.0.Final, false",
    "Another Server, 37.0.1, false"
  })
  void versionWithoutRecoveryOfItsMessaging_isKnown(String name, String version, boolean known)
      throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName root = new ObjectName("jboss.as:management-root=server");
    beans.registerMBean(new Product(name, version), root);
    try {
      assertThat(ServerVersion.leavingMessagesInDoubt().isPresent()).isEqualTo(known);
    } finally {
      beans.unregisterMBean(root);
    }
  }

  @Test
  void serverThatTellsNothing_isNotJudged() {
    assertThat(ServerVersion.leavingMessagesInDoubt()).isEmpty();
  }
}
