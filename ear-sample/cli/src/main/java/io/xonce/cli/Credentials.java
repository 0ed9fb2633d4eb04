/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Never from the command line, which other users of the machine can read.
 *
 * @param user null: nobody said
 */
record Credentials(@Nullable String user, @Nullable String password) {

  /** From the environment, or asked for what is missing there if somebody sits at a terminal. */
  static Credentials of(Map<String, String> environment, @Nullable Console terminal) {
    String user = environment.get("XONCE_USER");
    String password = environment.get("XONCE_PASSWORD");
    if (terminal == null) {
      return new Credentials(user, password);
    }
    if (user == null) {
      user = terminal.readLine("User: ");
    }
    if (password == null && user != null) {
      char[] typed = terminal.readPassword("Password of %s: ", user);
      password = typed == null ? null : new String(typed);
    }
    return new Credentials(user, password);
  }

  /** The value of the header {@code Authorization}; null without both. */
  @Nullable String header() {
    if (user == null || password == null) {
      return null;
    }
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }
}
