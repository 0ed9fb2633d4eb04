/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.xonce.ConsumerMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The platform MBean server of the running server, as a tool on the same machine sees it. */
public final class Jmx implements AutoCloseable {

  private final JMXConnector connector;

  /** By an address of this machine that the server itself gives. */
  @SuppressWarnings("BanJNDI")
  Jmx(long pid) {
    try {
      VirtualMachine server = VirtualMachine.attach(Long.toString(pid));
      try {
        connector =
            JMXConnectorFactory.connect(new JMXServiceURL(server.startLocalManagementAgent()));
      } finally {
        server.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the consumer is there or not: it is asked when it is used. */
  public ConsumerMXBean consumer(String application, String name) {
    try {
      ObjectName bean =
          new ObjectName(
              "io.xonce:type=Consumer,application=\"%s\",name=\"%s\"".formatted(application, name));
      return JMX.newMXBeanProxy(connector.getMBeanServerConnection(), bean, ConsumerMXBean.class);
    } catch (JMException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything of the product that is registered for an application. */
  public Set<ObjectName> namesOf(String application) {
    try {
      return connector
          .getMBeanServerConnection()
          .queryNames(new ObjectName("io.xonce:application=\"" + application + "\",*"), null);
    } catch (JMException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of all MBeans. */
  public Set<ObjectName> names() {
    try {
      return connector.getMBeanServerConnection().queryNames(null, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Objects of a class that are still reachable, after a full collection. */
  public int instances(String type) {
    return diagnose("gcClassHistogram")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > 3 && row[3].equals(type))
        .mapToInt(row -> Integer.parseInt(row[1]))
        .sum();
  }

  /** Threads whose name begins so. */
  public int threads(String name) {
    return (int)
        diagnose("threadPrint").lines().filter(line -> line.startsWith("\"" + name)).count();
  }

  /** What {@code jcmd} would say. */
  private String diagnose(String command) {
    try {
      return (String)
          connector
              .getMBeanServerConnection()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  command,
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
    } catch (JMException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
