/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.store.DedupStore;
import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collections;
import java.util.List;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The application that these classes belong to. */
public final class Application {

  /** In the name of the class loader of an archive within an EAR, as WildFly gives it. */
  private static final String WITHIN = ".ear.";

  private Application() {}

  /**
   * Fails if the class loader finds these classes twice, as in a web archive with the jars in its
   * WEB-INF/lib within an EAR that has them in its lib: half of the product would be of one copy,
   * and half of the other.
   */
  public static void demandOneCopy() {
    for (Class<?> type : List.of(Application.class, DedupStore.class)) {
      List<URL> copies = copies(type);
      if (copies.size() > 1) {
        throw LOG.severalCopies(copies);
      }
    }
  }

  private static List<URL> copies(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try {
      return Collections.list(Application.class.getClassLoader().getResources(file));
    } catch (IOException e) {
      LOG.debugf(e, "%s cannot be looked for", file);
      return List.of();
    }
  }

  /** The archive that a class of it came from, or else what loaded it. */
  public static String placeOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return String.valueOf(location == null ? type.getClassLoader() : location);
  }

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
