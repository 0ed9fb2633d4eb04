/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;

/** Look-ups of what the server provides. */
public final class Jndi {

  /** Of the server's default {@code ManagedScheduledExecutorService}. */
  public static final String SCHEDULER = "java:jboss/ee/concurrency/scheduler/default";

  /** Longer than a server needs to bind its resources; only a wrong name waits so long. */
  private static final Duration BOOT = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Jndi() {}

  /** Only the server's own names: a name of another scheme would leave the server. */
  @SuppressWarnings("BanJNDI")
  public static <T> T find(String name, Class<T> type) throws NamingException {
    if (!name.startsWith("java:")) {
      throw new NamingException("'" + name + "' does not begin with java:");
    }
    Object found = InitialContext.doLookup(name);
    if (!type.isInstance(found)) {
      throw new NamingException(name + " is not a " + type.getName());
    }
    return type.cast(found);
  }

  /**
   * Waits for the name to be bound. While a server boots, its resources and the deployments that
   * use them start side by side, and nothing orders a look-up after a binding.
   */
  public static <T> T await(String name, Class<T> type) throws NamingException {
    long end = System.nanoTime() + BOOT.toNanos();
    while (true) {
      try {
        return find(name, type);
      } catch (NameNotFoundException e) {
        if (System.nanoTime() > end || !pause()) {
          throw e;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
