/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
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
    ServerModel model = ServerModel.ofThisServer();
    if (!model.isReadable()) {
      return null;
    }
    NavigableSet<String> names = xa(model);
    if (names.size() != 1) {
      throw LOG.noSingleStore(consumer, names.size(), names);
    }
    return canonical(names.first());
  }

  /** The names of the XA datasources that the server is known to have. */
  public static Collection<String> xa() {
    ServerModel model = ServerModel.ofThisServer();
    return model.isReadable() ? xa(model) : Set.of();
  }

  private static NavigableSet<String> xa(ServerModel model) {
    NavigableSet<String> names = new TreeSet<>();
    for (String found : model.resources("subsystem=datasources,xa-data-source=*")) {
      model.value(found, "jndiName").ifPresent(names::add);
    }
    return names;
  }
}
