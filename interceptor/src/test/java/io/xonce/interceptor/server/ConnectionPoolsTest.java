/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ConnectionPoolsTest {

  /** As WildFly shows a datasource in JMX. */
  public interface PoolMBean {
    String getjndiName();

    void flushGracefullyConnectionInPool();
  }

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final ConnectionPools pools = new ConnectionPools(new ServerModel(server));
  private final List<String> flushed = new ArrayList<>();

  private final class Pool implements PoolMBean {
    private final String jndiName;

    private Pool(String jndiName) {
      this.jndiName = jndiName;
    }

    @Override
    public String getjndiName() {
      return jndiName;
    }

    @Override
    public void flushGracefullyConnectionInPool() {
      flushed.add(jndiName);
    }
  }

  private void register(String resource, String jndiName) throws JMException {
    server.registerMBean(
        new javax.management.StandardMBean(new Pool(jndiName), PoolMBean.class),
        new ObjectName("jboss.as:subsystem=datasources," + resource));
  }

  @Test
  void poolOfThatName_isFlushed_inWhateverSpelling_andNoOther() throws Exception {
    register("xa-data-source=A", "java:/jboss/datasources/A");
    register("xa-data-source=B", "java:jboss/datasources/B");
    pools.flush("java:jboss/datasources/A");
    assertThat(flushed).containsExactly("java:/jboss/datasources/A");
  }

  @Test
  void datasourceThatIsNotXa_isFlushedToo_butIsNoXaPool() throws Exception {
    register("data-source=C", "java:jboss/datasources/C");
    pools.flush("java:jboss/datasources/C");
    assertThat(flushed).hasSize(1);
    assertThat(pools.xa("java:jboss/datasources/C")).isEmpty();
  }

  @Test
  void serverWithoutSuchAModel_isLeftAlone() {
    pools.flush("java:jboss/datasources/A");
    assertThat(flushed).isEmpty();
  }
}
