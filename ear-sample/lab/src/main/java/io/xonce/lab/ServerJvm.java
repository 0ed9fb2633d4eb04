/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The JVM of a running server, as a tool on the same machine sees it by JMX. */
public final class ServerJvm implements AutoCloseable {

  private final JMXConnector connector;

  /** By an address of this machine that the server itself gives. */
  @SuppressWarnings("BanJNDI")
  ServerJvm(long pid) {
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

  /** Its platform MBean server. */
  public MBeanServerConnection beans() {
    try {
      return connector.getMBeanServerConnection();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the beans that every JVM has one of. */
  public <T extends PlatformManagedObject> T platform(Class<T> type) {
    try {
      return ManagementFactory.getPlatformMXBean(beans(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all MBeans. */
  public Set<ObjectName> names() {
    try {
      return beans().queryNames(null, null);
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

  /** What {@code jcmd} would say; the command as the bean for diagnosis calls it. */
  public String diagnose(String command, String... arguments) {
    try {
      return (String)
          beans()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  command,
                  new Object[] {arguments},
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
