/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.lang.management.ManagementFactory;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The datasources of the server. */
public final class DataSources {

  private DataSources() {}

  public static DataSource named(String name, String consumer) {
    try {
      return Jndi.await(name, DataSource.class);
    } catch (NamingException e) {
      throw LOG.storeNotFound(name, consumer, e);
    }
  }

  /** WildFly takes both spellings and names the resource by this one. */
  public static String canonical(String name) {
    return name.startsWith("java:/jboss/") ? "java:jboss/" + name.substring(12) : name;
  }

  /**
   * The name of the server's only XA datasource, or null while the server boots: its management
   * model cannot be read then, and a look-up would see only what is bound so far.
   */
  public static @Nullable String onlyXa(String consumer) {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      if (isBooting(server)) {
        return null;
      }
      SortedSet<String> names = xaNames(server);
      if (names.size() != 1) {
        throw LOG.noSingleStore(consumer, names.size(), names);
      }
      return canonical(names.first());
    } catch (JMException e) {
      LOG.debugf(e, "The datasources of the server cannot be listed");
      return null;
    }
  }

  private static boolean isBooting(MBeanServer server) throws JMException {
    ObjectName root = new ObjectName("jboss.as:management-root=server");
    return "starting".equals(server.getAttribute(root, "serverState"));
  }

  /** The management model of WildFly as the server shows it in JMX. */
  private static SortedSet<String> xaNames(MBeanServer server) throws JMException {
    SortedSet<String> names = new TreeSet<>();
    ObjectName pattern = new ObjectName("jboss.as:subsystem=datasources,xa-data-source=*");
    for (ObjectName found : server.queryNames(pattern, null)) {
      names.add(String.valueOf(server.getAttribute(found, "jndiName")));
    }
    return names;
  }
}
