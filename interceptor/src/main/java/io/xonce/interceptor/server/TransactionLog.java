/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.util.HashSet;
import java.util.Set;
import javax.management.JMException;
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

  /** Reads it through the management model that WildFly shows in JMX; null if that fails. */
  public static @Nullable TransactionLog read(MBeanServer server) {
    try {
      server.invoke(new ObjectName(STORE), "probe", new Object[0], new String[0]);
      Set<String> ids = new HashSet<>();
      for (ObjectName found : server.queryNames(new ObjectName(STORE + ",transactions=*"), null)) {
        ids.add(String.valueOf(server.getAttribute(found, "id")));
      }
      return new TransactionLog(
          String.valueOf(server.getAttribute(new ObjectName(SUBSYSTEM), "nodeIdentifier")), ids);
    } catch (JMException | RuntimeException e) {
      LOG.debugf(e, "The transaction log cannot be read");
      return null;
    }
  }
}
