/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import javax.naming.NamingException;

/** The application that these classes belong to. */
final class Application {

  private Application() {}

  /** The name the server gives it, or else what tells it from the others. */
  static String name() {
    try {
      return Jndi.find("java:app/AppName", String.class);
    } catch (NamingException e) {
      return String.valueOf(Application.class.getClassLoader());
    }
  }
}
