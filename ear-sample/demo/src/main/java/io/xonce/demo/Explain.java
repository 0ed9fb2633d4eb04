/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Asks a running server for the story of a key. Needs no build, only a JDK and the client of the
 * server's own command line:
 *
 * <pre>{@code
 * java -cp $JBOSS_HOME/bin/client/jboss-cli-client.jar Explain.java localhost:9990 payments ledger p-4711
 * }</pre>
 *
 * The management address, the application, the consumer, the tenant if there is one, and the key.
 * On the server's machine the account that runs the server needs no user. From elsewhere a user of
 * the management interface is needed, in the environment variables {@code EXPLAIN_USER} and {@code
 * EXPLAIN_PASSWORD}.
 */
public final class Explain {

  private Explain() {}

  /** The address is that of a server the caller names. */
  @SuppressWarnings("BanJNDI")
  public static void main(String[] args) throws Exception {
    if (args.length != 4 && args.length != 5) {
      throw new IllegalArgumentException("ADDRESS APPLICATION CONSUMER [TENANT] KEY");
    }
    JMXServiceURL server = new JMXServiceURL("service:jmx:remote+http://" + args[0]);
    ObjectName consumer =
        new ObjectName(
            String.format(
                "io.xonce:type=Consumer,application=%s,name=%s",
                ObjectName.quote(args[1]), ObjectName.quote(args[2])));
    List<String> key = List.of(args).subList(3, args.length);
    List<String> types = new ArrayList<>();
    key.forEach(part -> types.add(String.class.getName()));
    try (JMXConnector connector = JMXConnectorFactory.connect(server, credentials())) {
      System.out.println(
          connector
              .getMBeanServerConnection()
              .invoke(consumer, "explain", key.toArray(), types.toArray(String[]::new)));
    }
  }

  private static Map<String, Object> credentials() {
    String user = System.getenv("EXPLAIN_USER");
    String password = System.getenv("EXPLAIN_PASSWORD");
    return user == null || password == null
        ? Map.of()
        : Map.of(JMXConnector.CREDENTIALS, new String[] {user, password});
  }
}
