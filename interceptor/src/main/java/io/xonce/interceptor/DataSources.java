/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import java.lang.management.ManagementFactory;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The datasources of the server. */
final class DataSources {

  private DataSources() {}

  static DataSource named(String name, String consumer) {
    try {
      return Jndi.await(name, DataSource.class);
    } catch (NamingException e) {
      throw LOG.storeNotFound(name, consumer, e);
    }
  }

  /** The name as given, or that of the server's only XA datasource if none is given. */
  static String nameFor(Settings settings) {
    if (!settings.store().isEmpty()) {
      return canonical(settings.store());
    }
    SortedSet<String> names = xaNames();
    if (names.size() != 1) {
      throw LOG.noSingleStore(settings.consumer(), names.size(), names);
    }
    return canonical(names.first());
  }

  /** WildFly takes both spellings and names the resource by this one. */
  private static String canonical(String name) {
    return name.startsWith("java:/jboss/") ? "java:jboss/" + name.substring(12) : name;
  }

  /** The management model of WildFly as the server shows it in JMX. */
  private static SortedSet<String> xaNames() {
    SortedSet<String> names = new TreeSet<>();
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName pattern = new ObjectName("jboss.as:subsystem=datasources,xa-data-source=*");
      for (ObjectName found : server.queryNames(pattern, null)) {
        names.add(String.valueOf(server.getAttribute(found, "jndiName")));
      }
    } catch (JMException e) {
      LOG.debugf(e, "The datasources of the server cannot be listed");
    }
    return names;
  }
}
