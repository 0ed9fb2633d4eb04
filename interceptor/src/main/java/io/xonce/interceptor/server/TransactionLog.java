/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.util.HashSet;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What the transaction log of this server held when it was read: the transactions that are decided
 * and not ended.
 *
 * @param node node identifier of the server
 * @param transactions their ids
 */
public record TransactionLog(String node, Set<String> transactions) {

  private static final String SUBSYSTEM = "jboss.as:subsystem=transactions";
  private static final String STORE = SUBSYSTEM + ",log-store=log-store";

  /** What Narayana shows of its log, once that was probed: of a transaction and of its branches. */
  private static final String NARAYANAS = "jboss.jta:type=ObjectStore,itype=*,uid=*";

  /** Reads it through the management model that WildFly shows in JMX; null if that fails. */
  public static @Nullable TransactionLog read(MBeanServer server) {
    try {
      Set<String> ids = ids(server);
      return new TransactionLog(
          String.valueOf(server.getAttribute(new ObjectName(SUBSYSTEM), "nodeIdentifier")), ids);
    } catch (JMException | RuntimeException e) {
      LOG.debugf(e, "The transaction log cannot be read");
      return null;
    }
  }

  private static Set<String> ids(MBeanServer server) throws JMException {
    Set<String> ids = new HashSet<>();
    try {
      server.invoke(new ObjectName(STORE), "probe", new Object[0], new String[0]);
      for (ObjectName found : server.queryNames(new ObjectName(STORE + ",transactions=*"), null)) {
        ids.add(String.valueOf(server.getAttribute(found, "id")));
      }
    } catch (MBeanException e) {
      // WildFly 39 fails on two branches of one name, as a bean has that receives and sends.
      Set<ObjectName> shown = server.queryNames(new ObjectName(NARAYANAS), null);
      if (shown.isEmpty()) {
        throw e;
      }
      shown.forEach(found -> ids.add(found.getKeyProperty("uid").replace('_', ':')));
    }
    return ids;
  }
}
