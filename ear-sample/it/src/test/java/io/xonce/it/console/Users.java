/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import io.xonce.lab.ApplicationUsers;
import io.xonce.lab.ApplicationUsers.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Users of applications on the server. */
final class Users {

  static final String OPERATOR = "ann";
  static final String VIEWER = "bob";
  static final String STRANGER = "eve";

  static final String PASSWORD = "a-password";

  private Users() {}

  /** Takes effect at once. */
  static void add(Management management) throws IOException {
    ApplicationUsers.write(
        Path.of(Lab.property("wildfly.home")),
        List.of(
            new User(OPERATOR, PASSWORD, "xonce-operator"),
            new User(VIEWER, PASSWORD, "xonce-viewer"),
            new User(STRANGER, PASSWORD, "guest")));
    management.run("load", "subsystem", "elytron", "properties-realm", "ApplicationRealm");
  }

  /** The value of the header {@code Authorization}. */
  static String basic(String name) {
    String both = name + ":" + PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
