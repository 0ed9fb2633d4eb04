/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.broker;

import static io.xonce.ra.broker.BrokerMessages.LOG;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Look-ups of what the server provides. */
public final class JndiLookup {

  private JndiLookup() {}

  /** Only the server's own names: a name of another scheme would leave the server. */
  public static boolean isName(String text) {
    return text.startsWith("java:");
  }

  /**
   * What a name stands for.
   *
   * @throws jakarta.jms.JMSRuntimeException if it stands for nothing, or something else
   */
  @SuppressWarnings("BanJNDI")
  public static <T> T find(String name, Class<T> type) {
    try {
      Object found = isName(name) ? InitialContext.doLookup(name) : null;
      if (type.isInstance(found)) {
        return type.cast(found);
      }
      throw LOG.wrongType(
          name, found == null ? "not a JNDI name" : found.getClass().getName(), type.getName());
    } catch (NamingException e) {
      throw LOG.notFound(name, e);
    }
  }
}
