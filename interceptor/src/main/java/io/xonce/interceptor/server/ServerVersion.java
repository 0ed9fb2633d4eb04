/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** The product that the server is, as its management model tells it while it boots, too. */
public final class ServerVersion {

  private static final Pattern LEAVES_MESSAGES_IN_DOUBT =
      Pattern.compile("WildFly.* (37\\.|38\\.0\\.0\\b).*");

  private ServerVersion() {}

  /**
   * Name and version, if it is one that does not register its messaging for recovery (WFLY-21044):
   * what is prepared at the broker when the server dies stays there.
   */
  public static Optional<String> leavingMessagesInDoubt() {
    return product().filter(LEAVES_MESSAGES_IN_DOUBT.asMatchPredicate());
  }

  private static Optional<String> product() {
    try {
      ObjectName root = new ObjectName("jboss.as:management-root=server");
      return Optional.of(attribute(root, "productName") + " " + attribute(root, "productVersion"));
    } catch (JMException e) {
      return Optional.empty();
    }
  }

  private static Object attribute(ObjectName root, String name) throws JMException {
    return ManagementFactory.getPlatformMBeanServer().getAttribute(root, name);
  }
}
