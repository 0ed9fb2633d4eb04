/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.broker;

import io.xonce.internal.Proxies;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.NamingManager;

/** What a server has in JNDI, for the tests of this JVM. */
public final class TestNaming {

  private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

  private TestNaming() {}

  /** Until it is unbound; the first time also sets up the look-up. */
  public static synchronized void bind(String name, Object object) throws NamingException {
    if (!NamingManager.hasInitialContextFactoryBuilder()) {
      NamingManager.setInitialContextFactoryBuilder(environment -> any -> context());
    }
    BOUND.put(name, object);
  }

  public static void unbind(String name) {
    BOUND.remove(name);
  }

  private static Context context() {
    return (Context)
        Proxies.of(
            Context.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              Object found = BOUND.get(String.valueOf(arguments[0]));
              if (found == null) {
                throw new NameNotFoundException(String.valueOf(arguments[0]));
              }
              return found;
            });
  }
}
