/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Users of the applications on a WildFly, as its {@code add-user} writes them. */
public final class ApplicationUsers {

  private static final String REALM = "ApplicationRealm";

  private ApplicationUsers() {}

  /** One of them, with one role. */
  public record User(String name, String password, String role) {

    private String credential() {
      try {
        byte[] digest =
            MessageDigest.getInstance("MD5")
                .digest((name + ":" + REALM + ":" + password).getBytes(StandardCharsets.UTF_8));
        return name + "=" + HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Makes these the only users of an unpacked server, from its next start on, or once its realm is
   * loaded anew.
   */
  public static void write(Path home, List<User> users) {
    Path configuration = home.resolve("standalone").resolve("configuration");
    List<String> credentials = new ArrayList<>(List.of("#$REALM_NAME=" + REALM + "$"));
    users.forEach(user -> credentials.add(user.credential()));
    try {
      Files.write(configuration.resolve("application-users.properties"), credentials);
      Files.write(
          configuration.resolve("application-roles.properties"),
          users.stream().map(user -> user.name() + "=" + user.role()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the users of " + home, e);
    }
  }
}
