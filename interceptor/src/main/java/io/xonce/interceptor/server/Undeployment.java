/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * Whether the server is stopping this application. It waits for the beans that are at work before
 * it tells them, or CDI, anything; its service container shows it. On another server nothing is
 * seen.
 */
public final class Undeployment {

  /**
   * The name of a module of an application: that of an archive in an EAR has the EAR's before it.
   */
  private static final Pattern MODULE = Pattern.compile("deployment\\.(.+?\\.ear(?=\\.|$)|.+)");

  /** How a service is asked for, and what of the answer tells: of MSC 2, and of MSC 1. */
  private static final Map<String, String> QUESTIONS =
      Map.of("queryServiceProvidingValue", "mode", "getServiceStatus", "modeName");

  private Undeployment() {}

  public static boolean isUnderWay() {
    String service = serviceOf(Undeployment.class.getClassLoader().getName());
    return service != null && isBeingRemoved(service);
  }

  /** The service of an application, by the module of these classes; null if it is none. */
  static @Nullable String serviceOf(@Nullable String module) {
    Matcher found = MODULE.matcher(module == null ? "" : module);
    return found.lookingAt() ? "jboss.deployment.unit.\"" + found.group(1) + "\"" : null;
  }

  private static boolean isBeingRemoved(String service) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
      try {
        Object answer =
            server.invoke(
                new ObjectName("jboss.msc:type=container,name=jboss-as"),
                question.getKey(),
                new Object[] {service},
                new String[] {String.class.getName()});
        return answer instanceof CompositeData status
            && "REMOVE".equals(status.get(question.getValue()));
      } catch (JMException | RuntimeException e) {
        LOG.tracef(e, "Not asked by %s", question.getKey());
      }
    }
    return false;
  }
}
