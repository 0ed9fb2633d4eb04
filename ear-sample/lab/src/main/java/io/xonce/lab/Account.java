/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The account a database runs under: this JVM's own, unless that is root, which they refuse. */
final class Account {

  private static final String OTHER = "nobody";
  private static final Path ROOT = Path.of("/");

  /** Words to put before a command; none when the account is this JVM's own. */
  private final List<String> prefix;

  private Account(List<String> prefix) {
    this.prefix = prefix;
  }

  static Account unprivileged() {
    return new Account(isRoot() ? switchTo(id("-u"), id("-g")) : List.of());
  }

  List<String> prefix() {
    return prefix;
  }

  List<String> wrap(List<String> command) {
    List<String> wrapped = new ArrayList<>(prefix);
    wrapped.addAll(command);
    return wrapped;
  }

  /** Hands a file or directory over to this account. */
  void own(Path path) {
    if (prefix.isEmpty()) {
      return;
    }
    try {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OTHER));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot hand " + path + " to " + OTHER, e);
    }
  }

  private static boolean isRoot() {
    return !Platform.WINDOWS && Command.run(ROOT, List.of("id", "-u")).equals("0");
  }

  private static String id(String option) {
    return Command.run(ROOT, List.of("id", option, OTHER));
  }

  private static List<String> switchTo(String user, String group) {
    if (exists("setpriv")) {
      return List.of("setpriv", "--reuid", user, "--regid", group, "--clear-groups");
    }
    if (exists("runuser")) {
      return List.of("runuser", "-u", OTHER, "--");
    }
    return List.of("su", OTHER, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--");
  }

  private static boolean exists(String command) {
    try {
      Command.run(ROOT, List.of("sh", "-c", "command -v " + command));
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
