/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.console;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Management;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Users of applications on the server, as {@code add-user} writes them. */
final class Users {

  static final String OPERATOR = "ann";
  static final String VIEWER = "bob";
  static final String STRANGER = "eve";

  private static final String PASSWORD = "a-password";

  private Users() {}

  /** Takes effect at once. */
  static void add(Management management) throws IOException {
    Path configuration = Path.of(Lab.property("wildfly.home"), "standalone", "configuration");
    Files.write(
        configuration.resolve("application-users.properties"),
        List.of("#$REALM_NAME=ApplicationRealm$", user(OPERATOR), user(VIEWER), user(STRANGER)));
    Files.write(
        configuration.resolve("application-roles.properties"),
        List.of(OPERATOR + "=xonce-operator", VIEWER + "=xonce-viewer", STRANGER + "=guest"));
    management.run("load", "subsystem", "elytron", "properties-realm", "ApplicationRealm");
  }

  private static String user(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5")
              .digest(
                  "%s:ApplicationRealm:%s"
                      .formatted(name, PASSWORD)
                      .getBytes(StandardCharsets.UTF_8));
      return name + "=" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of the header {@code Authorization}. */
  static String basic(String name) {
    String both = name + ":" + PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
