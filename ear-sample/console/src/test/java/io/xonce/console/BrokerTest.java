/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which broker of a server is read. */
class BrokerTest {

  private final List<ObjectName> names = new ArrayList<>();
  private final Broker broker = new Broker();

  /** A resource of the server's management model. */
  private record Resource(Map<String, Object> attributes) implements DynamicMBean {

    @Override
    public @Nullable Object getAttribute(String name) {
      return attributes.get(name);
    }

    @Override
    public void setAttribute(Attribute attribute) {
      throw new AssertionError("Nothing is changed");
    }

    @Override
    public AttributeList getAttributes(String[] some) {
      return new AttributeList();
    }

    @Override
    public AttributeList setAttributes(AttributeList some) {
      throw new AssertionError("Nothing is changed");
    }

    @Override
    public @Nullable Object invoke(String operation, Object[] arguments, String[] types) {
      throw new AssertionError("Nothing is done");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
      return new MBeanInfo(Resource.class.getName(), "", null, null, null, null);
    }
  }

  private void model(String name, Map<String, Object> attributes) throws JMException {
    ObjectName full = new ObjectName("jboss.as:subsystem=messaging-activemq," + name);
    ManagementFactory.getPlatformMBeanServer().registerMBean(new Resource(attributes), full);
    names.add(full);
  }

  private void broker(String name, String factory) throws JMException {
    model(
        "server=" + name + ",pooled-connection-factory=ra",
        Map.of("entries", new String[] {"java:/Other", factory}));
    model(
        "server=" + name + ",address-setting=\"#\"",
        Map.of("deadLetterAddress", "jms.queue." + name + "-dead"));
    model(
        "server=" + name + ",jms-queue=" + name + "-dead",
        Map.of("entries", new String[] {"java:/dead"}, "messageCount", 3L));
  }

  @AfterEach
  void forget() throws JMException {
    for (ObjectName name : names) {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    }
  }

  @Test
  void brokerThatTheConsoleReaches_isRead() throws JMException {
    broker("default", "java:/Another");
    broker("second", "java:/JmsXA");
    assertThat(broker.name()).isEqualTo("second");
    assertThat(broker.deadLetterQueues())
        .singleElement()
        .satisfies(
            queue -> {
              assertThat(queue.broker()).isEqualTo("second");
              assertThat(queue.name()).isEqualTo("second-dead");
              assertThat(queue.count()).isEqualTo(3);
            });
  }

  /** As on a server whose connections lead to a broker elsewhere. */
  @Test
  void brokerThatTheConsoleDoesNotReach_isNotRead() throws JMException {
    broker("default", "java:/Another");
    assertThat(broker.name()).isNull();
    assertThat(broker.deadLetterQueues()).isEmpty();
  }

  @Test
  void brokerWithoutADeadLetterQueue_isNamedStill() throws JMException {
    model(
        "server=default,pooled-connection-factory=ra",
        Map.of("entries", new String[] {"java:/JmsXA"}));
    assertThat(broker.name()).isEqualTo("default");
    assertThat(broker.deadLetterQueues()).isEmpty();
  }
}
