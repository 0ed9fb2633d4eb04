/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import io.xonce.ConsumerMXBean;
import io.xonce.lab.ServerJvm;
import io.xonce.lab.WildFly;
import java.io.IOException;
import java.util.Set;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;

/** The platform MBean server of the running server, as a tool on the same machine sees it. */
public final class Jmx implements AutoCloseable {

  private final ServerJvm jvm;

  Jmx(ServerJvm jvm) {
    this.jvm = jvm;
  }

  /** That of a server other than the one of all tests. */
  public static Jmx of(WildFly server) {
    return new Jmx(server.jvm());
  }

  /** Whether the consumer is there or not: it is asked when it is used. */
  public ConsumerMXBean consumer(String application, String name) {
    try {
      ObjectName bean =
          new ObjectName(
              "io.xonce:type=Consumer,application=\"%s\",name=\"%s\"".formatted(application, name));
      return JMX.newMXBeanProxy(jvm.beans(), bean, ConsumerMXBean.class);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything of the product that is registered for an application. */
  public Set<ObjectName> namesOf(String application) {
    try {
      return jvm.beans()
          .queryNames(new ObjectName("io.xonce:application=\"" + application + "\",*"), null);
    } catch (JMException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of all MBeans. */
  public Set<ObjectName> names() {
    return jvm.names();
  }

  /** Objects of a class that are still reachable, after a full collection. */
  public int instances(String type) {
    return jvm.instances(type);
  }

  /** Threads whose name begins so. */
  public int threads(String name) {
    return (int)
        jvm.diagnose("threadPrint").lines().filter(line -> line.startsWith("\"" + name)).count();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
