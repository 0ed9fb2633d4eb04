/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.fixture.TestDataSource.Enlisting;
import io.xonce.interceptor.fixture.TestNames;
import io.xonce.interceptor.fixture.TestServer;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The management model of WildFly is laid out in JMX as the server does it. */
class DataSourcesTest {

  /** The root of the model. */
  public interface RootMXBean {
    String getserverState();
  }

  private record Root(String state) implements RootMXBean {
    @Override
    public String getserverState() {
      return state;
    }
  }

  /** A datasource of the model. */
  public interface ModelledMXBean {
    String getjndiName();
  }

  private record Modelled(String name) implements ModelledMXBean {
    @Override
    public String getjndiName() {
      return name;
    }
  }

  @AutoClose private final TestServer server = new TestServer();
  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final List<ObjectName> registered = new ArrayList<>();

  @AfterEach
  void unregister() throws JMException {
    for (ObjectName name : registered) {
      beans.unregisterMBean(name);
    }
  }

  @Test
  void onlyXaDatasource_isTheStore() throws Exception {
    boot("running");
    xa("one", "java:/jboss/datasources/One");
    assertThat(DataSources.onlyXa("ledger")).isEqualTo("java:jboss/datasources/One");
  }

  @Test
  void severalXaDatasources_needAChoice() throws Exception {
    boot("running");
    xa("one", "java:/One");
    xa("two", "java:/Two");
    assertThatThrownBy(() -> DataSources.onlyXa("ledger"))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00023: Consumer 'ledger'")
        .hasMessageContaining("[java:/One, java:/Two]");
  }

  @Test
  void noXaDatasource_isSaid() throws Exception {
    boot("running");
    assertThatThrownBy(() -> DataSources.onlyXa("ledger"))
        .hasMessageStartingWith("XONCE00023: ")
        .hasMessageContaining("the server has 0 XA datasources");
  }

  /** What is bound so far says nothing about what will be. */
  @Test
  void whileTheServerBoots_nothingIsKnown() throws Exception {
    boot("starting");
    xa("one", "java:/One");
    assertThat(DataSources.onlyXa("ledger")).isNull();
  }

  @Test
  void serverWithoutTheModel_isAskedAgain() {
    assertThat(DataSources.onlyXa("ledger")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java:/Nowhere", "java:/Text", "ldap://elsewhere/Store", ""})
  void whatIsNoDatasourceOfTheServer_isRefusedByItsName(String name) {
    TestNames.bind("java:/Text", "no datasource");
    assertThatThrownBy(() -> DataSources.named(name, "ledger"))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00024: The store '" + name + "' of consumer 'ledger'");
  }

  @Test
  void datasource_isFoundByItsName() {
    server.dataSource("java:/Store", Enlisting.NONE);
    assertThat(DataSources.named("java:/Store", "ledger")).isNotNull();
  }

  private void boot(String state) throws JMException {
    register("jboss.as:management-root=server", new Root(state));
  }

  private void xa(String name, String jndiName) throws JMException {
    register("jboss.as:subsystem=datasources,xa-data-source=" + name, new Modelled(jndiName));
  }

  private void register(String name, Object bean) throws JMException {
    ObjectName registration = new ObjectName(name);
    beans.registerMBean(bean, registration);
    registered.add(registration);
  }
}
