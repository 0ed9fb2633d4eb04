/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The shape of WildFly's management model in JMX, as far as it is read. */
class TransactionLogTest {

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final AtomicInteger probes = new AtomicInteger();

  @Test
  void loggedTransactions_areFoundAfterAFreshLook() throws Exception {
    register("", new Subsystem());
    register(",log-store=log-store", new Store(probes));
    register(",log-store=log-store,transactions=\"0:1:2:3:4\"", new Logged("0:1:2:3:4"));
    register(",log-store=log-store,transactions=\"0:1:2:3:5\"", new Logged("0:1:2:3:5"));
    assertThat(TransactionLog.read(server))
        .isEqualTo(new TransactionLog("node-a", Set.of("0:1:2:3:4", "0:1:2:3:5")));
    assertThat(probes).as("looks at the object store").hasValue(1);
  }

  /** The server cannot list what Narayana can. */
  @Test
  void transactionThatTheServerCannotList_isFoundAtNarayana() throws Exception {
    register("", new Subsystem());
    register(",log-store=log-store", (StoreMXBean) this::duplicateResource);
    server.registerMBean(
        new Logged("unused"),
        new ObjectName(
            "jboss.jta:type=ObjectStore,itype=StateManager/AtomicAction,uid=0_ffff7f000001_-5a_19"));
    server.registerMBean(
        new Logged("a branch"),
        new ObjectName(
            "jboss.jta:type=ObjectStore,itype=StateManager/AtomicAction,uid=0_ffff7f000001_-5a_19,"
                + "puid=0_ffff7f000001_-5a_20"));
    assertThat(TransactionLog.read(server))
        .isEqualTo(new TransactionLog("node-a", Set.of("0:ffff7f000001:-5a:19")));
  }

  private void duplicateResource() throws MBeanException {
    throw new MBeanException(new IllegalStateException("WFLYCTL0075: Duplicate resource"));
  }

  @Test
  void serverThatDoesNotShowItsModel_hasNoLogToRead() throws Exception {
    assertThat(TransactionLog.read(server)).isNull();
    register(",log-store=log-store", new Store(probes));
    assertThat(TransactionLog.read(server)).isNull();
  }

  private void register(String name, Object bean) throws Exception {
    server.registerMBean(bean, new ObjectName("jboss.as:subsystem=transactions" + name));
  }

  /** The transactions subsystem. */
  public interface SubsystemMXBean {
    String getnodeIdentifier();
  }

  private static final class Subsystem implements SubsystemMXBean {
    @Override
    public String getnodeIdentifier() {
      return "node-a";
    }
  }

  /** Its log store. */
  public interface StoreMXBean {
    void probe() throws MBeanException;
  }

  private record Store(AtomicInteger probes) implements StoreMXBean {
    @Override
    public void probe() {
      probes.incrementAndGet();
    }
  }

  /** A transaction in the log. */
  public interface LoggedMXBean {
    String getid();
  }

  private record Logged(String id) implements LoggedMXBean {
    @Override
    public String getid() {
      return id;
    }
  }
}
