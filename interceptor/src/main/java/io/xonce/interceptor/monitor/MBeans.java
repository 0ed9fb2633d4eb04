/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.log.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The consumers of one application in JMX. What is registered here is gone after the close. */
public final class MBeans implements AutoCloseable {

  private final MBeanServer server;
  private final String type;
  private final String application;
  private final Deque<ObjectName> registered = new ArrayDeque<>();

  /**
   * Those of one type.
   *
   * @param type of their names
   */
  public MBeans(MBeanServer server, String type, String application) {
    this.server = server;
    this.type = type;
    this.application = application;
  }

  /** Without JMX a consumer works all the same. */
  public <T> void register(String consumer, T bean, Class<T> view) {
    try {
      ObjectName name = name(consumer);
      // Left behind by a deployment that died; its classes are not these.
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
      server.registerMBean(new NamedParameters(bean, view), name);
      registered.add(name);
    } catch (JMException | RuntimeException e) {
      LOG.notInJmx(consumer, Printable.described(e));
    }
  }

  private ObjectName name(String consumer) throws JMException {
    return new ObjectName(
        "io.xonce:type=%s,application=%s,name=%s"
            .formatted(type, ObjectName.quote(application), ObjectName.quote(consumer)));
  }

  @Override
  public void close() {
    while (!registered.isEmpty()) {
      ObjectName name = registered.remove();
      try {
        server.unregisterMBean(name);
      } catch (JMException | RuntimeException e) {
        LOG.debugf(e, "%s cannot be unregistered", name);
      }
    }
  }
}
