/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The application that these classes belong to. */
public final class Application {

  /** In the name of the class loader of an archive within an EAR, as WildFly gives it. */
  private static final String WITHIN = ".ear.";

  private Application() {}

  /** The name the server gives it, or else what tells it from the others. */
  public static String name() {
    ClassLoader loader = Application.class.getClassLoader();
    try {
      return name(Jndi.find("java:app/AppName", String.class), loader.getName());
    } catch (NamingException e) {
      return String.valueOf(loader);
    }
  }

  /** Archives of one EAR that each bring these classes are as many applications. */
  static String name(String application, @Nullable String loader) {
    String module = loader == null ? "" : loader;
    int within = module.indexOf(WITHIN);
    return within < 0
        ? application
        : application + "/" + module.substring(within + WITHIN.length());
  }
}
